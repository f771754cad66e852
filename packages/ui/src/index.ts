import './tokens.css';
import './base.css';

export { Button, ButtonRow, type ButtonProps } from './button.tsx';
export { Callout, type CalloutProps, type Tone } from './callout.tsx';
export type { Catalogue } from './catalogue.ts';
export { Choice, type ChoiceProps } from './choice.tsx';
export { Disclosure, type DisclosureProps } from './disclosure.tsx';
export { Icon, type IconName } from './icon.tsx';
export { Keypad, type KeypadProps } from './keypad.tsx';
export { LiveRegion, type LiveRegionProps } from './live-region.tsx';
export { Mark } from './mark.tsx';
export { Progress, type ProgressProps } from './progress.tsx';
export { StatusChip, type StatusChipProps } from './status-chip.tsx';
export { Stepper, type Step, type StepperProps } from './stepper.tsx';
export { Table, type TableProps } from './table.tsx';
export { Toggle, ToggleGroup, type ToggleGroupProps, type ToggleProps } from './toggle-group.tsx';
export { WayCard, type WayCardProps, WayCards, type WayCardsProps } from './way-card.tsx';

export { DigitField, type DigitFieldProps, ReaderField } from './form/digit-field.tsx';
export {
  Checkbox,
  CheckboxGroup,
  type CheckboxGroupProps,
  type CheckboxProps,
  RadioGroup,
  type RadioGroupProps,
  Switch,
  type SwitchProps,
} from './form/check-field.tsx';
export {
  DateField,
  type DateFieldProps,
  DateTimeField,
  type DateTimeFieldProps,
} from './form/date-field.tsx';
export type { FieldErrors, FieldProps } from './form/field.tsx';
export { FileField, type FileFieldProps } from './form/file-field.tsx';
export {
  Fieldset,
  type FieldsetProps,
  Form,
  FormActions,
  type FormError,
  type FormProps,
  fieldOfPointer,
} from './form/form.tsx';
export { NumberField, type NumberFieldProps } from './form/number-field.tsx';
export { ComboBox, type ComboBoxProps, type Option, Select, type SelectProps } from './form/select-field.tsx';
export {
  PasswordField,
  type PasswordFieldProps,
  SearchField,
  type SearchFieldProps,
  TextField,
  type TextFieldProps,
} from './form/text-field.tsx';

export { AppShell, type AppShellProps, type NavGroup, type NavItem } from './layout/app-shell.tsx';
export {
  Card,
  type CardProps,
  Cards,
  type CardsProps,
  type DescriptionItem,
  DescriptionList,
  type DescriptionListProps,
  Figure,
  type FigureProps,
  Section,
  type SectionProps,
} from './layout/card.tsx';
export {
  Breadcrumbs,
  type BreadcrumbsProps,
  Link,
  type LinkProps,
  Pagination,
  type PaginationProps,
  type TabItem,
  Tabs,
  type TabsProps,
  Toolbar,
  type ToolbarProps,
} from './layout/navigation.tsx';
export { PageHeader, type PageHeaderProps } from './layout/page-header.tsx';
export {
  EmptyState,
  type EmptyStateProps,
  ErrorState,
  type ErrorStateProps,
  Skeleton,
  type SkeletonProps,
} from './layout/states.tsx';

export { csvOf, saveText } from './data-table/csv.ts';
export {
  type Column,
  DataTable,
  type DataTableProps,
  type Selection,
  type Sort,
} from './data-table/data-table.tsx';
export { ExportCsv, type ExportCsvProps } from './data-table/export-csv.tsx';

export {
  type Command,
  type CommandGroup,
  CommandPalette,
  type CommandPaletteProps,
} from './overlay/command-palette.tsx';
export { ConfirmDialog, type ConfirmDialogProps, Dialog, type DialogProps } from './overlay/dialog.tsx';
export {
  IconButton,
  type IconButtonProps,
  Menu,
  type MenuItem,
  type MenuProps,
  Popover,
  type PopoverProps,
  Tooltip,
  type TooltipProps,
} from './overlay/menu.tsx';
export { createToasts, type Toast, type ToastStore } from './overlay/toast-store.ts';
export { Toasts, type ToastsProps } from './overlay/toasts.tsx';

export {
  type CopyTexts,
  CopyField,
  type CopyFieldProps,
  Digest,
  type DigestProps,
} from './evidence/copy-field.tsx';
export { DiffView, type DiffViewProps } from './evidence/diff-view.tsx';
export { QrCode, type QrCodeProps } from './evidence/qr-code.tsx';
export { type Formats, formatsOf, type Language } from './format/formats.ts';
export { Deadline, type DeadlineProps } from './status/deadline.tsx';
export { LawChip, type LawChipProps } from './status/law-chip.tsx';
export { LAW_WORDS } from './status/law-words.ts';
export { Meter, type MeterProps, ProgressBar, type ProgressBarProps } from './status/meter.tsx';
export { Timeline, type TimelineEvent, type TimelineProps } from './status/timeline.tsx';

export {
  BarChart,
  type BarChartProps,
  ForecastChart,
  type ForecastChartProps,
  type ForecastPoint,
  LineChart,
  type SeriesChartProps,
} from './chart/charts.tsx';
export { PolygonEditor, type PolygonEditorProps, type PolygonEditorTexts } from './plan/polygon-editor.tsx';
export type { Point, Polygon } from './plan/polygon.ts';
