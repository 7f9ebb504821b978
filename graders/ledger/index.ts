export { evaluateLedger, givenScope, type LedgerLine } from "./ledger.ts";
export { EXPRESSION_LIMIT, evaluateExpression, type Evaluated } from "./evaluate.ts";
export { normaliseName, type Quantity, type Scope } from "./quantity.ts";
export { type UnitDimension } from "./dimension.ts";
export { parseUnit, type Unit } from "./units.ts";
export {
  agreesInUnit,
  formatCount,
  formatNumber,
  formatQuantity,
  quantityOf,
  sameUnit,
  toUnit,
} from "./format.ts";
export { significant } from "./significant.ts";
export { EXTRACTION_LIMIT, extractEquations, type ExtractedEquation } from "./extract-equations.ts";
export { extractQuantities, type ExtractedQuantity } from "./extract-quantities.ts";
