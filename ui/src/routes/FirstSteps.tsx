// The first steps with an instance that was just connected, as the lists show them: under the rows, and never in the way.
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { FirstRules } from "../features/settings/FirstRules";
import { FirstLists } from "../features/welcome/FirstLists";
import { instance } from "../ipc/queries";

/** The step that comes next, on the page of `at`. */
export function FirstSteps({ at }: { readonly at: "people" | "organizations" }) {
  const navigate = useNavigate();
  const { data: info } = useQuery(instance);
  if (info?.firstStep === "house-rules") return <FirstRules info={info} />;
  if (info?.firstStep !== "lists") return null;
  return (
    <FirstLists
      at={at}
      onPeople={() => void navigate({ to: "/people" })}
      onOrganizations={() => void navigate({ to: "/organizations" })}
      onAccess={() => void navigate({ to: "/access" })}
      onLeaving={() => void navigate({ to: "/leaving" })}
    />
  );
}
