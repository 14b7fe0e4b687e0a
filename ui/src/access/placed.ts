// Cells as panels show them: asked for by person and place, staged one at a time. Nothing is sent to the instance.
import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import type { CellAt, CellsAt, PlacedCell, RoleOption, StageAnswer, StageWish } from "../ipc/bindings";
import { commands } from "../ipc/bindings";
import { data } from "../ipc/call";
import { keys } from "../ipc/queries";
import type { RoleNames } from "./cellWords";

/** What panels know of their cells; nothing before the core has told it, and where it cannot. */
export interface Placed {
  readonly roles: readonly RoleOption[];
  readonly names: RoleNames;
  readonly at: (user: number, place: string) => PlacedCell | undefined;
  readonly stage: (cell: PlacedCell, wish: StageWish) => Promise<StageAnswer>;
}

const NONE: CellsAt = { roles: [], cells: [] };

/** The cells of these people in these places. */
export function usePlaced(asked: readonly CellAt[]): Placed {
  const client = useQueryClient();
  const { data: found = NONE } = useQuery(
    queryOptions({
      queryKey: [...keys.access, "placed", asked] as const,
      queryFn: () => data(commands.accessCells([...asked])),
      enabled: asked.length > 0,
      placeholderData: (before: CellsAt | undefined) => before,
      gcTime: 0,
    }),
  );
  return useMemo(() => {
    const cells = new Map(found.cells.map((cell) => [keyOf(cell.user, cell.place), cell]));
    return {
      roles: found.roles,
      names: new Map(found.roles.map(({ id, name }) => [id, name])),
      at: (user, place) => cells.get(keyOf(user, place)),
      stage: async ({ user, place }, wish) => {
        const answer = await data(commands.trayStage(user, place, wish));
        await Promise.all([client.invalidateQueries({ queryKey: keys.tray }), client.invalidateQueries({ queryKey: keys.access })]);
        return answer;
      },
    };
  }, [client, found]);
}

function keyOf(user: number, place: string): string {
  return `${user}@${place}`;
}
