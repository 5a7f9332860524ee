// JSON Lines in, JSON Lines out, with compromise: people, places and organisations.
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import nlp from "compromise";

for await (const line of createInterface({ input: createReadStream(process.argv[2]) })) {
  const doc = nlp(JSON.parse(line).text);
  const found = { people: doc.people(), places: doc.places(), organizations: doc.organizations() };
  console.log(JSON.stringify(Object.fromEntries(Object.entries(found).map(([kind, names]) => [kind, names.json({ offset: true })]))));
}
