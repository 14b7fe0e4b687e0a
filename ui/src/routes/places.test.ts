import { describe, expect, it, vi } from "vitest";
import { isKeyless, isWide, makePlaces, pageOf } from "./places";

describe("the places of a window", () => {
  it("start with the people and lead back the way one came", () => {
    const places = makePlaces();
    places.go({ page: "organizations", organization: 118 });
    places.go({ page: "change", at: { what: "rename-team", team: 4 } });
    places.back();
    expect(places.now()).toEqual({ page: "organizations", organization: 118 });
    places.back();
    places.back();
    expect(places.now()).toEqual({ page: "people" });
  });

  it("leave no way back to what was replaced, and none twice to where one is", () => {
    const places = makePlaces();
    places.go({ page: "begin", person: 4711 });
    places.replace({ page: "draft", draft: 1, step: "who" });
    places.go({ page: "draft", draft: 1, step: "who" });
    places.back();
    expect(places.now()).toEqual({ page: "people" });
  });

  it("tell whoever follows them, until they stop", () => {
    const places = makePlaces();
    const heard = vi.fn();
    const stop = places.follow(heard);
    places.go({ page: "history" });
    stop();
    places.go({ page: "settings" });
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it("belong to a page of the navigation where there is one", () => {
    expect(pageOf({ page: "draft", draft: 1, step: "who" })).toBe("leaving");
    expect(pageOf({ page: "never" })).toBe("settings");
    expect(pageOf({ page: "history", where: { view: "changes" } })).toBe("history");
    expect(pageOf({ page: "run", run: "r1" })).toBeUndefined();
    expect(isWide({ page: "run", run: "r1" }) && isKeyless({ page: "run", run: "r1" })).toBe(true);
    expect(isWide({ page: "people" }) || isKeyless({ page: "people" })).toBe(false);
  });
});
