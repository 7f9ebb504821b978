/** What a visitor has made in this browser. */
export interface WorkHere {
  attempts: number;
  priceTables: number;
}

const counted = (count: number, one: string, many: string) =>
  count === 0 ? [] : [count === 1 ? `one ${one}` : `${count} ${many}`];

/** "3 attempts and one price table". */
export const workInWords = ({ attempts, priceTables }: WorkHere): string =>
  [...counted(attempts, "attempt", "attempts"), ...counted(priceTables, "price table", "price tables")].join(
    " and ",
  );

/** A wait in words: "3 minutes". */
export function waitInWords(ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / 60_000));
  return minutes === 1 ? "a minute" : `${minutes} minutes`;
}
