import { Link } from '@consentry/ui';
import { hrefOf } from '../../shared/router.tsx';

/** Another person's page, by their pseudonym. */
export function PersonLink({ person }: { readonly person: string }) {
  return (
    <Link href={hrefOf(['people', person])}>
      <span className="k-code">{person}</span>
    </Link>
  );
}
