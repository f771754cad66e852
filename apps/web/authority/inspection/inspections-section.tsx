import type { SectionProps } from '../sections.ts';
import { InspectionPage } from './inspection-page.tsx';
import { InspectionsPage } from './inspections-page.tsx';
import { OrderPage } from './order-page.tsx';

/** `#/inspections` is the list, `#/inspections/new` orders one, `#/inspections/{inspection}` is one of it. */
export function InspectionsSection({ path: [inspection], search }: SectionProps) {
  if (inspection === undefined) return <InspectionsPage key={search.toString()} search={search} />;
  if (inspection === 'new') return <OrderPage key={search.toString()} search={search} />;
  return <InspectionPage key={inspection} inspection={inspection} />;
}
