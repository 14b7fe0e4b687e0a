// The strip of news as the lists show it: its lines lead to people and organizations.
import { useNavigate } from "@tanstack/react-router";
import { NewsStrip } from "../features/news/NewsStrip";

/** The strip, tied to the pages it leads to. */
export function News() {
  const navigate = useNavigate();
  return <NewsStrip onOpenPerson={(person) => void navigate({ to: "/people", search: { person } })} onOpenOrganization={(organization) => void navigate({ to: "/organizations", search: { organization } })} />;
}
