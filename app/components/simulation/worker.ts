import { answerSimulation } from "./answer.ts";

/** The simulation's own thread: one message in, one reply out, in order. */
self.addEventListener("message", (event: MessageEvent<unknown>) => {
  self.postMessage(answerSimulation(event.data, () => performance.now()));
});
