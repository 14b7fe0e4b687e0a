// The first steps with an instance that was just connected: under the organizations, of which there are few, and never in the way.
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { FirstRules } from "../features/settings/FirstRules";
import { FirstLists } from "../features/welcome/FirstLists";
import { instance } from "../ipc/queries";

/** The step that comes next. */
export function FirstSteps() {
  const navigate = useNavigate();
  const { data: info } = useQuery(instance);
  if (info?.firstStep === "house-rules") return <FirstRules info={info} />;
  if (info?.firstStep !== "lists") return null;
  return (
    <FirstLists
      onPeople={() => void navigate({ to: "/people" })}
      onAccess={() => void navigate({ to: "/access" })}
      onLeaving={() => void navigate({ to: "/leaving" })}
    />
  );
}
