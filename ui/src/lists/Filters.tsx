// The quick filters of a list, as chips in words.
import { useLingui } from "@lingui/react/macro";
import { memo } from "react";
import { Chip } from "../ui/Chip";
import styles from "./Lists.module.css";

/** A filter and its words. */
export interface FilterWords<Filter extends string> {
  readonly filter: Filter;
  readonly words: string;
}

interface FiltersProps<Filter extends string> {
  /** Begins the ids: `<name>-filter`, with `data-filter`. */
  readonly name: string;
  readonly all: readonly FilterWords<Filter>[];
  readonly chosen: readonly Filter[];
  readonly onChange: (filter: Filter, chosen: boolean) => void;
}

/** All chosen filters must hold. Typing in the search draws none of them anew. */
export const Filters = memo(FilterChips, isSame) as typeof FilterChips;

function isSame(old: FiltersProps<string>, now: FiltersProps<string>): boolean {
  return old.chosen === now.chosen && old.onChange === now.onChange && old.all.every(({ words }, index) => words === now.all[index]?.words);
}

function FilterChips<Filter extends string>({ name, all, chosen, onChange }: FiltersProps<Filter>) {
  const { t } = useLingui();
  return (
    <div role="group" aria-label={t`Filters; all chosen ones must hold`} className={styles.filters}>
      {all.map(({ filter, words }) => (
        <Chip key={filter} testId={`${name}-filter`} data-filter={filter} chosen={chosen.includes(filter)} onChange={(next) => onChange(filter, next)}>
          {words}
        </Chip>
      ))}
    </div>
  );
}
