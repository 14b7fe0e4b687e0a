// Reads everybody with Make's own kit, a page and then the next, and prints how many milliseconds that took.
import { Make } from "@makehq/sdk";

const [place, size, count] = process.argv.slice(2);
const make = new Make(process.env.PRACTICE_KEY, place);
make.protocol = "http";
const began = performance.now();
const people = [];
for (let offset = 0; offset < Number(count); offset += Number(size)) {
  const page = await make.fetch("/admin/users-detail", { query: { pg: { limit: Number(size), offset, sortBy: "id", sortDir: "asc" } } });
  people.push(...page.users);
}
if (people.length !== Number(count)) throw new Error(`${people.length} people`);
console.log(performance.now() - began);
