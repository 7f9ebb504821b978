import type { SpawnWorker } from "./simulator.ts";

/** The worker's script is a file of its own, fetched when the first run is asked for. */
export const spawnWorker: SpawnWorker = ({ onReply, onError }) => {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "simulation" });
  worker.addEventListener("message", (event: MessageEvent<unknown>) => onReply(event.data));
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    onError(event.message ?? "");
  });
  worker.addEventListener("messageerror", () => onError("its message was lost"));
  return { post: (message) => worker.postMessage(message), end: () => worker.terminate() };
};
