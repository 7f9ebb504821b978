export { curveballProbe, throwCurveball } from "./throw-curveball.ts";
