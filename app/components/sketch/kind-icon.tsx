import type { NodeKind } from "~graders";

/** One path a kind, drawn for a 20 × 20 box with a 1.5 stroke. */
export const KIND_PATHS: Readonly<Record<NodeKind, string>> = {
  client: "M3 4h14v9H3zM7.5 16.5h5M10 13v3.5",
  dns: "M10 3v14M10 4h5.5l1.5 1.75L15.5 7.5H10M10 9H4.5L3 10.75 4.5 12.5H10M7 17h6",
  cdn: "M10 10m-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0M10 8V3M11.8 11l4.2 2.6M8.2 11 4 13.6M10 3h.01M16 14h.01M4 14h.01M3 8.5a7.5 7.5 0 0 1 3.5-4.4M17 8.5a7.5 7.5 0 0 0-3.5-4.4M7 16.8a7.5 7.5 0 0 0 6 0",
  "load-balancer": "M3 10h4M7 10l4-6h5M7 10h9M7 10l4 6h5M14 2l2.5 2L14 6M14 8l2.5 2-2.5 2M14 14l2.5 2-2.5 2",
  gateway: "M4 17V7a6 6 0 0 1 12 0v10M2.5 17h15M10 17v-6M7.5 13.5 10 11l2.5 2.5",
  service: "M10 2.5 16.5 6.25v7.5L10 17.5 3.5 13.75v-7.5zM3.5 6.25 10 10l6.5-3.75M10 10v7.5",
  worker:
    "M10 7.2a2.8 2.8 0 1 0 0 5.6a2.8 2.8 0 1 0 0-5.6M10 2.5v2.4M10 15.1v2.4M2.5 10h2.4M15.1 10h2.4M4.7 4.7l1.7 1.7M13.6 13.6l1.7 1.7M4.7 15.3l1.7-1.7M13.6 6.4l1.7-1.7",
  "stream-job": "M2.5 7c2.5-3 5 3 7.5 0s5 3 7.5 0M2.5 13c2.5-3 5 3 7.5 0s5 3 7.5 0",
  "batch-job": "M3 3.5h14v5H3zM3 11.5h14v5H3zM6 6h5M6 14h5M14 6h.01M14 14h.01",
  cache: "M11 2.5 4.5 11H9l-1 6.5L15.5 8H11z",
  queue: "M2.5 6.5h3.5v7H2.5zM8.25 6.5h3.5v7h-3.5zM14 6.5h3.5v7H14z",
  stream: "M2.5 5h10M15 5h2.5M2.5 10H8M10.5 10h7M2.5 15h8M13 15h4.5",
  sql: "M4 5.5a6 2.5 0 1 0 12 0a6 2.5 0 1 0-12 0M4 5.5v9a6 2.5 0 0 0 12 0v-9M4 10a6 2.5 0 0 0 12 0",
  nosql: "M3.5 3.5h5v5h-5zM11.5 3.5h5v5h-5zM3.5 11.5h5v5h-5zM14 11.2v5.6M11.2 14h5.6",
  "object-store":
    "M3.5 6a6.5 2.5 0 1 0 13 0a6.5 2.5 0 1 0-13 0M3.5 6l1.8 9.6c.2 1 2.2 1.9 4.7 1.9s4.5-.9 4.7-1.9L16.500 6",
  "search-index": "M8.5 3.500a5 5 0 1 0 0 10a5 5 0 1 0 0-10M12.2 12.2 17 17M6.5 8.500h4",
  warehouse: "M2.5 8 10 3l7.500 5v9h-15zM6 17v-6h8v6M6 14h8",
  "model-server":
    "M5.500 5.500h9v9h-9zM8.500 8.500h3v3h-3zM8 5.500V3M12 5.500V3M8 17v-2.500M12 17v-2.500M5.500 8H3M5.500 12H3M17 8h-2.500M17 12h-2.500",
  "llm-server": "M3 4h14v9.500H9L5.500 17v-3.500H3zM6.500 7.500h7M6.500 10h4.500",
  "embedding-server": "M4 16V4M4 16h12M4 16l6-6M10 10l4.500-5.500M10 10l5 2M14.500 4.500h.01M15 12h.01",
  "vector-index":
    "M5 5.500h.01M14.500 4.500h.01M10 10h.01M4.500 14.500h.01M15.500 15h.01M5 5.500l5 4.500 4.500-5.500M10 10l-5.500 4.500M10 10l5.500 5M5 5.500l9.500-1",
  "feature-store-online":
    "M3 4h14M3 4v12h14V4M3 8.500h14M8 8.500V16M11 12.200h3.500M12.700 10.500l1.800 1.700-1.800 1.700",
  "feature-store-offline": "M3 4h14v12H3zM3 8.500h14M8 8.500V16M3 12.200h14",
  "training-job": "M3 16.500 7.500 11l3 2.500L17 5M13 5h4v4",
  "model-registry":
    "M10 2.500l6.500 3.200L10 9 3.500 5.700zM3.500 10 10 13.300 16.500 10M3.500 14.200 10 17.500l6.500-3.300",
  guardrail:
    "M10 2.500l6 2.300v4.700c0 3.700-2.500 6.500-6 8-3.500-1.500-6-4.300-6-8V4.800zM7.500 9.800l1.900 1.900 3.300-3.700",
  monitor: "M2.500 10h3.500l2-5 4 10 2-5h3.500",
  "human-review":
    "M8 3.500a2.800 2.800 0 1 0 0 5.600a2.800 2.800 0 1 0 0-5.600M2.500 16.500c.4-3 2.600-4.700 5.500-4.700 1.200 0 2.300.3 3.200.8M12 15l1.800 1.800L17.500 13",
  "external-api": "M8 4H3.500v12.500H16V12M11 3.500h5.500V9M16.500 3.500 9.500 10.500",
};

/** The kind's outline, 18 pixels; the name stands beside it, so it is hidden from screen readers. */
export function KindIcon({ kind, size = 18 }: { kind: NodeKind; size?: number }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 20 20"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={KIND_PATHS[kind]} />
    </svg>
  );
}
