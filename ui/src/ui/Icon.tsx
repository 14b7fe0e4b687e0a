// The pictures and what each of them means. A meaning has one picture everywhere; no feature takes a picture by its shape.
import {
  ArrowLeft,
  Building2,
  Check,
  ChevronDown,
  ChevronRight,
  ChevronUp,
  Circle,
  CircleCheck,
  CircleDot,
  CircleHelp,
  CircleMinus,
  CirclePlus,
  Clipboard,
  Clock,
  DoorOpen,
  Eye,
  EyeOff,
  FileText,
  GitCompare,
  Grid3x3,
  Hand,
  History,
  Hourglass,
  Info,
  KeyRound,
  Layers,
  Lock,
  LockOpen,
  Mail,
  Pencil,
  RefreshCw,
  Search,
  Settings,
  Shield,
  SkipForward,
  Smartphone,
  Snowflake,
  TriangleAlert,
  UserRound,
  Users,
  X,
} from "lucide-react";
import type { LucideIcon } from "lucide-react";

const PICTURES = {
  // fixed meanings
  owner: KeyRound,
  fixed: Lock,
  "company-sign-in": Hourglass,
  invitation: Mail,
  frozen: Snowflake,
  removal: CircleMinus,
  admin: Shield,
  tray: Layers,
  done: CircleCheck,
  doing: CircleDot,
  "not-sure": CircleHelp,
  "changed-meanwhile": GitCompare,
  "needs-you": Hand,
  skipped: SkipForward,
  waiting: Circle,
  // navigation
  people: Users,
  organizations: Building2,
  access: Grid3x3,
  leaving: DoorOpen,
  history: History,
  settings: Settings,
  // doing and looking
  add: CirclePlus,
  back: ArrowLeft,
  care: TriangleAlert,
  check: Check,
  close: X,
  copy: Clipboard,
  down: ChevronDown,
  edit: Pencil,
  file: FileText,
  hide: EyeOff,
  info: Info,
  key: KeyRound,
  locked: Lock,
  never: Clock,
  person: UserRound,
  refresh: RefreshCw,
  right: ChevronRight,
  search: Search,
  show: Eye,
  "two-step-off": Smartphone,
  unlocked: LockOpen,
  up: ChevronUp,
} as const satisfies Record<string, LucideIcon>;

/** The name of a meaning. */
export type IconName = keyof typeof PICTURES;

/** One picture. `label` is its accessible name; without one it is silent and the words beside it speak.
 *  `size` in px at the usual text size: 18 navigation and rows, 16 buttons, 14 pills and cells. */
export function Icon({ name, size = 16, label, className }: { readonly name: IconName; readonly size?: 12 | 14 | 16 | 18 | 24; readonly label?: string; readonly className?: string }) {
  const Picture = PICTURES[name];
  const spoken = label === undefined ? { "aria-hidden": true as const } : { role: "img", "aria-label": label };
  return <Picture width={`${size / 16}rem`} height={`${size / 16}rem`} strokeWidth={1.75} className={className} focusable="false" {...spoken} style={{ flexShrink: 0 }} />;
}
