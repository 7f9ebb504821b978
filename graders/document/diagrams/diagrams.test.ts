import { describe, expect, it } from "vitest";
import { readDiagram } from "./index.ts";

const SEQUENCE = `%%{init: {"theme": "neutral"}}%%
sequenceDiagram
    autonumber
    actor C as Client app
    participant API as Prediction API
    participant feature-store as Feature store (Redis)
    box Serving pool
    participant M as Model server
    end
    C->>+API: POST /v1/predict
    API->>feature-store: GET user:42
    alt found in 5 ms
        feature-store-->>API: features
    else feature store times out
        API->>API: take default features
    end
    API->>M: tensor
    M--xAPI: no reply in 80 ms
    Note over API,M: circuit opens after 5 failures
    API-->>-C: 200 score
`;

describe("a sequence diagram", () => {
  const drawn = readDiagram(SEQUENCE);

  it("names who takes part by their labels, with the kind of component that each is", () => {
    expect(drawn.parts.map(({ id, label, kind }) => [id, label, kind])).toEqual([
      ["C", "Client app", "client"],
      ["API", "Prediction API", "model-server"],
      ["feature-store", "Feature store (Redis)", "feature-store-online"],
      ["M", "Model server", "model-server"],
    ]);
  });

  it("keeps messages in order, a lost one among them, and branches with their conditions", () => {
    expect(
      drawn.links.map(({ from, to, label, lost }) => `${from}>${to} ${label}${lost ? " lost" : ""}`),
    ).toEqual([
      "C>API POST /v1/predict",
      "API>feature-store GET user:42",
      "feature-store>API features",
      "API>API take default features",
      "API>M tensor",
      "M>API no reply in 80 ms lost",
      "API>C 200 score",
    ]);
    expect(drawn.branches.map(({ kind, label }) => [kind, label])).toEqual([
      ["alt", "found in 5 ms"],
      ["else", "feature store times out"],
    ]);
    expect(drawn.zones.map(({ label }) => label)).toEqual(["Serving pool"]);
    expect(drawn.problems).toEqual([]);
  });

  it("says where each message stands in the text", () => {
    const second = drawn.links[1];
    expect(SEQUENCE.slice(second?.at.start, second?.at.end)).toBe("API->>feature-store: GET user:42");
  });

  it.each([
    ["a word that is no message", "sequenceDiagram\nA->>B: hi\nthen it answers\nB-->>A: ho", 3, 2],
    ["an end too many", "sequenceDiagram\nA->>B: hi\nend\nB-->>A: ho", 3, 2],
    ["a block left open", "sequenceDiagram\nalt yes\nA->>B: hi\nB-->>A: ho", 2, 2],
    ["an else outside a block", "sequenceDiagram\nA->>B: hi\nelse no\nB-->>A: ho", 3, 2],
  ])("names the line of %s, and reads the rest", (_what, text, line, links) => {
    const { problems, links: read } = readDiagram(text);
    expect(problems.map((one) => one.line)).toEqual([line]);
    expect(read).toHaveLength(links);
  });
});

describe("a drawing of places", () => {
  it("reads a flowchart's subgraphs, nodes and arrows with the lines they stand on", () => {
    const text = `flowchart TB
  subgraph az1[Zone a]
    lb[Load balancer] --> p1[Pod: prediction API]
  end
  subgraph az2[Zone b]
    p2[Pod: prediction API]
  end
  lb -->|health check fails: out of rotation| p2`;
    const drawn = readDiagram(text);
    expect(drawn.zones.map(({ label }) => label)).toEqual(["Zone a", "Zone b"]);
    const last = drawn.links.at(-1);
    expect(last?.label).toBe("health check fails: out of rotation");
    expect(text.slice(last?.at.start, last?.at.end)).toMatch(/^lb -->/);
    const zone = drawn.zones[1];
    expect(text.slice(zone?.at.start, zone?.at.end)).toBe("subgraph az2[Zone b]");
  });

  it("leaves out a line of a flowchart that cannot be read, and keeps the others", () => {
    const drawn = readDiagram("flowchart LR\n  a[App] --> b[API]\n  b ==\n  b --> c[(Postgres)]");
    expect(drawn.links).toHaveLength(2);
    expect(drawn.problems.map(({ line }) => line)).toEqual([3]);
  });

  it("reads C4: deployment nodes hold containers", () => {
    const drawn = readDiagram(`C4Deployment
  title Where it runs
  Deployment_Node(k8s, "Kubernetes cluster", "EKS, eu-west-1") {
    Deployment_Node(pool, "GPU pool", "4 nodes") {
      Container(api, "Prediction API", "FastAPI", "answers, in 100 ms")
    }
  }
  ContainerDb(reg, "Model registry", "MLflow")
  Rel(api, reg, "loads the model at start", "HTTPS")`);
    expect(drawn.zones.map(({ label }) => label)).toEqual([
      "Kubernetes cluster, EKS, eu-west-1",
      "GPU pool, 4 nodes",
    ]);
    expect(drawn.parts.map(({ label, kind }) => [label, kind])).toEqual([
      ["Prediction API", "model-server"],
      ["Model registry", "model-registry"],
    ]);
    expect(drawn.links[0]).toMatchObject({
      from: "api",
      to: "reg",
      label: "loads the model at start, HTTPS",
    });
  });

  it("reads architecture-beta", () => {
    const drawn = readDiagram(`architecture-beta
    group vpc(cloud)[VPC]
    service db(database)[Postgres] in vpc
    service api(server)[API] in vpc
    db:L -- R:api`);
    expect([drawn.zones.length, drawn.parts.length, drawn.links.length]).toEqual([1, 2, 1]);
    expect(drawn.parts[0]?.kind).toBe("sql");
  });
});

it("says how a diagram begins when its kind is not known", () => {
  expect(readDiagram("A->>B: hi").problems[0]?.message).toContain("sequenceDiagram");
});

it("reads a hostile text in bounded time", () => {
  const began = performance.now();
  for (const text of [
    `sequenceDiagram\n${"A".repeat(59_000)}`,
    `sequenceDiagram\n${"A-".repeat(29_000)}`,
    `sequenceDiagram\n${"-x".repeat(400)}\n`.repeat(70),
    `C4Deployment\n${'Container(a, "'.repeat(4_000)}`,
    `flowchart LR\n${"a --> b\n".repeat(7_000)}`,
    `flowchart LR\n${"a ==\n".repeat(10_000)}`,
    `architecture-beta\n${"service a(".repeat(5_000)}`,
  ])
    readDiagram(text);
  expect(performance.now() - began).toBeLessThan(5_000);
});
