import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { Given, Question, Variant } from "../model/index.ts";
import { evaluateCondition } from "./condition.ts";
import { resolveQuantities } from "./quantities.ts";
import { placeholders, renderTemplate } from "./template.ts";

/** Neighbouring seeds begin alike in this generator; after so many numbers they no longer do. */
const WARM_UP = 16;

/**
 * The question with its parameters drawn from a seed: the same seed gives the same bytes. Without a seed (null) every
 * parameter has its default, and only what is always stated is given.
 */
export function drawVariant({ question, seed }: { question: Question; seed: number | null }): Variant {
  const parameters = seed === null ? defaults(question) : draw(question, seed);
  const quantities = resolveQuantities({ question, variant: { parameters } });
  const stated = question.parameters.filter(
    (parameter) => parameter.stated === "always" || (parameter.stated === "seeded" && seed !== null),
  );
  const given = new Set(stated.map(({ id }) => id));
  const known = (text: string) => placeholders(text).names.every((name) => given.has(name));
  const facts = question.facts.filter(({ when, text }) => evaluateCondition(when, quantities) && known(text));
  const prompt = [question.prompt, ...facts.map(({ text }) => text)].map((text) =>
    renderTemplate(text, parameters).trim(),
  );
  return {
    questionId: question.id,
    seed,
    parameters,
    regime: question.regimes.find(({ when }) => evaluateCondition(when, quantities))?.id ?? null,
    prompt: prompt.join("\n\n"),
    givens: stated.map(({ id, label, unit, default: fallback }): Given => ({
      id,
      label,
      unit,
      value: parameters[id] ?? fallback,
    })),
  };
}

function defaults(question: Question): Record<string, number> {
  return Object.fromEntries(question.parameters.map((parameter) => [parameter.id, parameter.default]));
}

function draw(question: Question, seed: number): Record<string, number> {
  const generator = xoroshiro128plus(seed | 0);
  for (let i = 0; i < WARM_UP; i += 1) generator.next();
  return Object.fromEntries(
    question.parameters.map(({ id, default: fallback, draws }) => {
      if (draws === undefined) return [id, fallback];
      return [id, draws[uniformInt(generator, 0, draws.length - 1)] ?? fallback];
    }),
  );
}
