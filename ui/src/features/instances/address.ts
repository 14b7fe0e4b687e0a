// What is understood of a pasted address while it is typed. Only for showing: the core understands it anew and decides.
const OWN_COMPUTER = /^(localhost|127(?:\.\d+){3}|\[::1\])$/;

/** "eu.flowline.example/12/dashboard" → "https://eu.flowline.example"; `undefined` while it is no address yet. */
export function understood(text: string): string | undefined {
  const trimmed = text.trim().replaceAll(/^["'<]+|["'>]+$/g, "");
  const scheme = /^(https?):\/\//i.exec(trimmed)?.[1]?.toLowerCase();
  const [authority = ""] = trimmed.slice(scheme === undefined ? 0 : scheme.length + 3).split(/[/?#]/);
  const url = parse(`${scheme ?? "https"}://${authority}`);
  if (!url || authority === "" || /[\s@\\%]/.test(authority)) return undefined;
  const own = OWN_COMPUTER.test(url.hostname);
  if (!own && !url.hostname.includes(".")) return undefined;
  return scheme === undefined && own ? `http://${url.host}` : url.origin;
}

/** The part of an address that people say: host and port. */
export function hostOf(address: string): string {
  return parse(address)?.host ?? address;
}

function parse(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
