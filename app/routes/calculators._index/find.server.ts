import { CALCULATORS } from "~graders";
import { headingOf } from "~/components/calculators/families.ts";

/** Calculators in which every word of the search occurs: in a name, a sentence, a formula or a label. */
export function findCalculators(search: string) {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = CALCULATORS.filter((calculator) => {
    const { name, title, family, summary, formula, inputs, results } = calculator;
    const labels = [...Object.values(inputs), ...Object.values(results)].map(({ label }) => label);
    const text = [name, title, family, headingOf(family), summary, formula, ...Object.keys(inputs), ...labels]
      .join("\n")
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return {
    total: CALCULATORS.length,
    found: found.map(({ name, title, family, summary }) => ({ name, title, family, summary })),
  };
}
