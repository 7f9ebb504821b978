/* While developing and in tests the thread's program is not built: it is read as it is written. */
import { register } from "tsx/esm/api";

register();
await import("./grading-thread.ts");
