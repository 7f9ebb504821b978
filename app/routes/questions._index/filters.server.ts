import { z } from "zod";
import { FormatSchema, LevelSchema, SkillSchema } from "~graders";

/** A filter that makes no sense is left out rather than refused: the address may come from an old link. */
const FiltersSchema = z.object({
  level: LevelSchema.optional().catch(undefined),
  format: FormatSchema.optional().catch(undefined),
  skill: SkillSchema.optional().catch(undefined),
  minutes: z.coerce.number().int().min(1).max(20_000).optional().catch(undefined),
  search: z.string().trim().min(1).max(100).optional().catch(undefined),
});

export function readFilters(query: URLSearchParams) {
  return FiltersSchema.parse({
    level: query.get("level") || undefined,
    format: query.get("format") || undefined,
    skill: query.get("skill") || undefined,
    minutes: query.get("minutes") || undefined,
    search: query.get("q")?.slice(0, 100) || undefined,
  });
}
