import type { FilingView } from '@consentry/contract';

/** Names a package by the digest that its card shows; by its id where it is not shown any more. */
export function packageNamed({ packages }: FilingView, made: string): string {
  return packages.find((one) => one.package === made)?.digest ?? made;
}
