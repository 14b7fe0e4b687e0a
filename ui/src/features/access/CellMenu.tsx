// Everything that can be done with a column or a row at once, with true counts; opened from its head or from any cell in it.
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useRef } from "react";
import type { ReactNode } from "react";
import { plainMarks } from "../../lib/marks";
import { Button } from "../../ui/Button";
import type { IconName } from "../../ui/Icon";
import { SafeText } from "../../ui/SafeText";
import beside from "../../access/Beside.module.css";
import { Beside } from "../../access/Beside";

interface MenuProps {
  readonly anchor: HTMLElement;
  readonly name: string;
  readonly onClose: () => void;
}

interface ColumnMenuProps extends MenuProps {
  /** How many people the column has, also those that are not in view. */
  readonly people: number;
  readonly sorted: "ascending" | "descending" | undefined;
  readonly teams: number | undefined;
  readonly expanded: boolean;
  readonly onGive: () => void;
  readonly onRemove: () => void;
  /** Nothing for the order of names. */
  readonly onSort: (descending: boolean | undefined) => void;
  readonly onExpand: (expand: boolean) => void;
  readonly onOpen: (() => void) | undefined;
}

/** `access-menu` of a column. */
export function ColumnMenu({ anchor, name, people, sorted, teams, expanded, onGive, onRemove, onSort, onExpand, onOpen, onClose }: ColumnMenuProps) {
  return (
    <Menu anchor={anchor} name={name} onClose={onClose}>
      <Item testId="access-give-all" icon="people" onPress={onGive}>
        <Plural value={people} one="Give # person here a role…" other="Give all # people here a role…" />
      </Item>
      <Item testId="access-remove-all" icon="removal" onPress={onRemove}>
        <Plural value={people} one="Remove # person from here" other="Remove all # people from here" />
      </Item>
      <Item testId="access-sort" icon={sorted === "ascending" ? "down" : "up"} onPress={() => onSort(sorted === "ascending")}>
        {sorted === "ascending" ? <Trans>Sort the other way round</Trans> : <Trans>Sort by the role here</Trans>}
      </Item>
      {sorted && (
        <Item testId="access-sort-name" icon="person" onPress={() => onSort(undefined)}>
          <Trans>Sort by name again</Trans>
        </Item>
      )}
      {teams !== undefined && teams > 0 && (
        <Item testId="access-unfold" icon={expanded ? "left" : "right"} onPress={() => onExpand(!expanded)}>
          {expanded ? <Trans>Fold its teams</Trans> : <Plural value={teams} one="Unfold its team" other="Unfold its # teams" />}
        </Item>
      )}
      {onOpen && (
        <Item testId="access-open-organization" icon="organizations" onPress={onOpen}>
          <Trans>Show the organization</Trans>
        </Item>
      )}
    </Menu>
  );
}

interface RowMenuProps extends MenuProps {
  readonly places: number;
  readonly onGive: () => void;
  readonly onRemove: () => void;
  readonly onOpen: () => void;
}

/** `access-menu` of a person. */
export function RowMenu({ anchor, name, places, onGive, onRemove, onOpen, onClose }: RowMenuProps) {
  return (
    <Menu anchor={anchor} name={name} onClose={onClose}>
      <Item testId="access-give-all" icon="organizations" onPress={onGive}>
        <Plural value={places} one="Give a role in # place…" other="Give a role in all # places…" />
      </Item>
      <Item testId="access-remove-all" icon="removal" onPress={onRemove}>
        <Plural value={places} one="Remove from # place" other="Remove from all # places" />
      </Item>
      <Item testId="access-open-person" icon="person" onPress={onOpen}>
        <Trans>Show the person</Trans>
      </Item>
    </Menu>
  );
}

function Menu({ anchor, name, onClose, children }: MenuProps & { readonly children: ReactNode }) {
  const { t } = useLingui();
  const list = useRef<HTMLDivElement>(null);
  const shown = plainMarks(name);
  useEffect(() => list.current?.querySelector("button")?.focus(), []);
  return (
    <Beside testId="access-menu" anchor={anchor} role="dialog" label={t`All of ${shown}`} onClose={onClose}>
      <p className={beside.besideTitle}>
        <SafeText text={name} />
      </p>
      <div ref={list} className={beside.menu}>
        {children}
      </div>
    </Beside>
  );
}

function Item({ testId, icon, onPress, children }: { readonly testId: string; readonly icon: IconName; readonly onPress: () => void; readonly children: ReactNode }) {
  return (
    <Button testId={testId} variant="quiet" icon={icon} onPress={onPress}>
      {children}
    </Button>
  );
}
