interface Person {
  userId: string;
  email: string;
  number: string;
}

/** Shorter numbers stand in file names for other reasons: a version, a day. */
const SHORTEST_NUMBER = 3;

/** Letters and digits as they stand together in a name: `exam/0042_ada.md` → exam, 0042, ada, md. */
const wordsOf = (text: string) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u);

/** Everybody whose address, or whose number as a word of its own, stands in the name of a file. */
function namedIn<P extends Person>(name: string, people: readonly P[]): P[] {
  const lower = name.toLowerCase();
  const words = new Set(wordsOf(name));
  const byAddress = people.filter(({ email }) => {
    const at = email === "" ? -1 : lower.indexOf(email.toLowerCase());
    if (at < 0) return false;
    // `ada@x.org` is not found in `nada@x.org`, nor in `ada@x.organ`.
    const before = lower[at - 1] ?? "/";
    const after = lower[at + email.length] ?? "/";
    return !/[\p{L}\p{N}.+-]/u.test(before) && !/[\p{L}\p{N}-]/u.test(after);
  });
  if (byAddress.length > 0) return byAddress;
  return people.filter(({ number }) => number.length >= SHORTEST_NUMBER && words.has(number.toLowerCase()));
}

/** Whose document each is, by the file's name; null where it names nobody, several, or somebody whom another names too. */
export function matchPeople(names: readonly string[], people: readonly Person[]): (string | null)[] {
  const found = names.map((name) => {
    const [one, other] = namedIn(name, people);
    return one && !other ? one.userId : null;
  });
  return found.map((userId) => (found.filter((other) => other === userId).length === 1 ? userId : null));
}
