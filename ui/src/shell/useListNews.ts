// How fresh the list of people is: what the banner and the line below it say. No rows are asked for.
import { useQuery } from "@tanstack/react-query";
import { people } from "../ipc/queries";

const NO_ROWS = people({ search: "", sort: "name", descending: false, offset: 0, count: 0 });

/** State, time and trouble of the list, or `undefined` before the first answer. */
export function useListNews() {
  return useQuery(NO_ROWS).data;
}
