// From this window to another one: "Switch" brings the start window forward, the arrow beside it and Ctrl+Shift+O (Cmd on a Mac)
// open a list of the instances. What is chosen opens or comes forward in its own window; this window stays what it is. The list
// is not modal and goes when anything else is pressed, so nothing is ever behind it for long.
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState } from "react";
import type { RefObject } from "react";
import { ErrorNotice } from "../errors/ErrorNotice";
import type { Problem, SwitchItem } from "../ipc/bindings";
import { commands } from "../ipc/bindings";
import { data, problemOf } from "../ipc/call";
import { others } from "../ipc/queries";
import { Button } from "../ui/Button";
import { SearchField } from "../ui/SearchField";
import styles from "./Switcher.module.css";
import { SwitcherItem } from "./SwitcherItem";

/** With more than this many there is a search. */
const MANY = 8;

/** `instance-switch`, `instance-switcher` and the list `switcher`; in it `switcher-item`, `switcher-search` and `switcher-start`. */
export function Switcher() {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const close = (back: boolean) => {
    setOpen(false);
    if (back) frame.current?.querySelector<HTMLElement>("[data-testid=instance-switcher]")?.focus();
  };
  useShortcut(() => setOpen(true));
  useLeaving(frame, open, close);
  return (
    <div ref={frame} className={styles.frame}>
      <Button testId="instance-switch" variant="quiet" onPress={() => void commands.showStart()}>
        <Trans>Switch</Trans>
      </Button>
      <Button testId="instance-switcher" variant="quiet" icon="down" label={t`Switch to another instance (${keys()})`} expanded={open} controls={open ? id : undefined} onPress={() => setOpen(!open)} />
      {open && (
        <section id={id} className={styles.list} data-testid="switcher" aria-label={t`Switch to another instance`}>
          <Choices onDone={() => close(false)} />
        </section>
      )}
    </div>
  );
}

function Choices({ onDone }: { readonly onDone: () => void }) {
  const { t } = useLingui();
  const { data: items, error } = useQuery(others);
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<Problem>();
  const go = async (work: () => Promise<unknown>) => {
    setProblem(undefined);
    try {
      await work();
      onDone();
    } catch (failure) {
      setProblem(problemOf(failure));
    }
  };
  const all = (items ?? []).filter(({ here }) => !here);
  const found = all.filter((item) => goesWith(item, text));
  const open = (item: SwitchItem) => void go(() => data(commands.switchToInstance(item.id)));
  const shown = problem ?? (error ? problemOf(error) : undefined);
  return (
    <>
      {all.length > MANY && <SearchField testId="switcher-search" label={t`Find an instance`} autoFocus value={text} onChange={setText} onEnter={() => found[0] && open(found[0])} />}
      {shown && <ErrorNotice problem={shown} />}
      {items && (
        <ul className={styles.items}>
          {found.map((item, place) => (
            <SwitcherItem key={item.id} item={item} autoFocus={place === 0 && all.length <= MANY} onOpen={() => open(item)} />
          ))}
        </ul>
      )}
      {items && all.length === 0 && (
        <p className={styles.words}>
          <Trans>There is no other instance yet.</Trans>
        </p>
      )}
      <div className={styles.foot}>
        <Button testId="switcher-start" variant="quiet" autoFocus={items !== undefined && all.length === 0} onPress={() => void go(() => data(commands.showStart()))}>
          <Trans>All instances and connecting</Trans>
        </Button>
        <kbd className={styles.keys}>{keys()}</kbd>
      </div>
    </>
  );
}

const plain = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function goesWith({ name, group }: SwitchItem, text: string): boolean {
  const among = plain(`${name} ${group ?? ""}`);
  return plain(text).split(/\s+/u).every((word) => among.includes(word));
}

/** As the keys are called on this system. */
function keys(): string {
  return navigator.userAgent.includes("Mac") ? "Cmd+Shift+O" : "Ctrl+Shift+O";
}

/** Ctrl+Shift+I would be the web inspector's; O is free on all systems. */
function useShortcut(onPress: () => void) {
  const press = useRef(onPress);
  useEffect(() => {
    press.current = onPress;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "o" || !event.shiftKey || event.altKey || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      press.current();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}

/** While the list is open its keys are heard; it goes when something beside it is pressed or gets the focus, and when another window comes forward. */
function useLeaving(frame: RefObject<HTMLDivElement | null>, open: boolean, onLeave: (back: boolean) => void) {
  const leave = useRef(onLeave);
  useEffect(() => {
    leave.current = onLeave;
  });
  useEffect(() => {
    const here = frame.current;
    if (!open || !here) return undefined;
    const away = (event: Event) => {
      if (event.target instanceof Node && !here.contains(event.target)) leave.current(false);
    };
    const gone = () => leave.current(false);
    const keys = (event: KeyboardEvent) => walk(event, here, () => leave.current(true));
    document.addEventListener("pointerdown", away);
    document.addEventListener("focusin", away);
    globalThis.addEventListener("blur", gone);
    here.addEventListener("keydown", keys);
    return () => {
      document.removeEventListener("pointerdown", away);
      document.removeEventListener("focusin", away);
      globalThis.removeEventListener("blur", gone);
      here.removeEventListener("keydown", keys);
    };
  }, [frame, open]);
}

/** Arrows walk through the list, Escape closes it. */
function walk(event: KeyboardEvent, frame: HTMLElement, onEscape: () => void) {
  if (event.key === "Escape" && !event.defaultPrevented) {
    event.preventDefault();
    event.stopPropagation();
    onEscape();
  }
  if (event.defaultPrevented || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
  event.preventDefault();
  const stops = [...frame.querySelectorAll<HTMLElement>("[data-testid=switcher] :is(button, input)")];
  const here = stops.findIndex((stop) => stop === document.activeElement);
  stops.at((here + (event.key === "ArrowDown" ? 1 : -1)) % stops.length)?.focus();
}
