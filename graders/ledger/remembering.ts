/**
 * Remembers what was made of the last texts. An answer's fields are looked through for sums, then for quantities, then again
 * once their rows were read out of them.
 * @param most texts kept; an answer has fewer fields that hold numbers
 */
export function remembering<Made>(make: (text: string) => Made, most = 24): (text: string) => Made {
  const known = new Map<string, Made>();
  return (text) => {
    let made = known.get(text);
    if (made === undefined) {
      made = make(text);
      if (known.size >= most) known.clear();
      known.set(text, made);
    }
    return made;
  };
}
