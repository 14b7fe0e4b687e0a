// The strip of news as the lists show it: its lines lead to people and organizations.
import { NewsStrip } from "../features/news/NewsStrip";
import { usePlaces } from "./places";

/** The strip, tied to the pages it leads to. */
export function News() {
  const { go } = usePlaces();
  return <NewsStrip onOpenPerson={(person) => go({ page: "people", person })} onOpenOrganization={(organization) => go({ page: "organizations", organization })} />;
}
