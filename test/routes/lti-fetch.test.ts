import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { fetchOutside } from "~/lti/fetch-outside.server.ts";
import { nextPage } from "~/lti/names-and-roles.server.ts";
import { freshDatabase } from "../support/database.ts";

process.env["HEADROOM_LTI_ALLOW_PRIVATE"] = "1";
freshDatabase();

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});
async function serving(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe("what is asked of a platform", () => {
  it("is followed nowhere else", async () => {
    let asked = 0;
    const url = await serving((_req, res) => {
      asked += 1;
      res.writeHead(302, { Location: "http://127.0.0.1:1/secret" }).end();
    });
    expect((await fetchOutside(url, {})).status).toBe(302);
    expect(asked).toBe(1);
  });

  it("ends at 2 MB, whatever length was told", async () => {
    const url = await serving((_req, res) => {
      const more = () => {
        while (res.write(Buffer.alloc(64 * 1024)));
        res.once("drain", more);
      };
      res.writeHead(200);
      more();
    });
    await expect(fetchOutside(url, {})).rejects.toThrow("larger than 2 MB");
  });

  it("ends after 8 s", { timeout: 15_000 }, async () => {
    const url = await serving((_req, res) => void res.writeHead(200).write("{"));
    const startedMs = performance.now();
    await expect(fetchOutside(url, {})).rejects.toThrow("did not answer within 8 s");
    expect(performance.now() - startedMs).toBeLessThan(11_000);
  });

  it("says that nobody is there", async () => {
    await expect(fetchOutside("http://127.0.0.1:1/", {})).rejects.toThrow("could not be reached");
  });
});

describe("the next page of a list", () => {
  // The forms that RFC 8288 gives, and Canvas's and Moodle's.
  it.each([
    ['<https://a.example/?page=2>; rel="next"', "https://a.example/?page=2"],
    ['<https://a.example/1>; rel="current",<https://a.example/2>; rel="next"', "https://a.example/2"],
    ["<https://a.example/2,3>; rel=next", "https://a.example/2,3"],
    ['<https://a.example/1>; rel="prev"', null],
    [undefined, null],
    ["nonsense", null],
  ])("of %s is %s", (link, next) => {
    expect(nextPage(link)).toBe(next);
  });
});
