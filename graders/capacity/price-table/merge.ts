import { type Hardware, type Price, type PriceTable } from "./schema.ts";

/** A row as a file gives it: what it leaves out stays as it is in the row that it changes. */
export type GivenPrice = Partial<Price> & { item: string };
export type GivenHardware = Partial<Hardware> & { name: string };

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

/** Words joined by hyphens, as ids are. */
export function idFrom(item: string, taken: ReadonlySet<string>): string {
  const words = item
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  const id = words.join("-").slice(0, 56).replace(/-$/, "") || "row";
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? id : `${id}-${n}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/**
 * Changes and adds prices; a row is known by its id, else by its item. A component or accelerator that a given row prices
 * is taken off whichever other row priced it.
 */
export function mergePrices(base: readonly Price[], given: readonly GivenPrice[]): GivenPrice[] {
  const taken = new Set(base.map(({ id }) => id));
  const rows: GivenPrice[] = [...base];
  for (const row of given) {
    const at = rows.findIndex((known) =>
      row.id === undefined ? same(known.item, row.item) : known.id === row.id,
    );
    const known = rows[at];
    const id = row.id ?? known?.id ?? idFrom(row.item, taken);
    taken.add(id);
    const merged = { ...known, ...row, id };
    if (known) rows[at] = merged;
    else rows.push(merged);
  }
  const [components, accelerators] = [new Map<string, string>(), new Map<string, string>()];
  for (const row of given) {
    const id = row.id ?? rows.find(({ item }) => same(item, row.item))?.id ?? "";
    for (const kind of row.components ?? []) if (!components.has(kind)) components.set(kind, id);
    if (row.accelerator && !accelerators.has(row.accelerator)) accelerators.set(row.accelerator, id);
  }
  const givenIds = new Set([...components.values(), ...accelerators.values()]);
  return rows.map((row) => {
    const id = row.id ?? "";
    if (givenIds.has(id)) return row;
    return {
      ...row,
      components: (row.components ?? []).filter((kind) => !components.has(kind)),
      accelerator: row.accelerator && accelerators.has(row.accelerator) ? null : (row.accelerator ?? null),
    };
  });
}

/** Changes and adds accelerators; a row is known by its name. */
export function mergeHardware(base: readonly Hardware[], given: readonly GivenHardware[]): GivenHardware[] {
  const rows: GivenHardware[] = [...base];
  for (const row of given) {
    const at = rows.findIndex(({ name }) => same(name, row.name));
    if (rows[at]) rows[at] = { ...rows[at], ...row };
    else rows.push(row);
  }
  return rows;
}

/** The first of two tables' differences in words, for a list of versions: rows changed, added and gone. */
export function changesBetween(before: PriceTable, after: PriceTable): string {
  const [old, now] = [rowsOf(before), rowsOf(after)];
  const added = [...now.keys()].filter((key) => !old.has(key)).length;
  const gone = [...old.keys()].filter((key) => !now.has(key)).length;
  const changed = [...now].filter(([key, row]) => old.has(key) && old.get(key) !== row).length;
  const parts = [
    [changed, "changed"],
    [added, "added"],
    [gone, "removed"],
  ].flatMap(([count, word]) => (count ? [`${count} ${word}`] : []));
  return parts.length > 0 ? parts.join(", ") : "name or date";
}

const rowsOf = ({ prices, hardware }: PriceTable) =>
  new Map([
    ...prices.map((row) => [`price ${row.id}`, JSON.stringify(row)] as const),
    ...hardware.map((row) => [`hardware ${row.name}`, JSON.stringify(row)] as const),
  ]);
