import { describe, expect, it } from "vitest";
import { fetchOutside, refusedAddress } from "~/lti/fetch-outside.server.ts";
import { readPlatformForm } from "~/lti/platform-form.server.ts";
import { freshDatabase } from "../support/database.ts";

freshDatabase();

const GOOD = {
  name: "Moodle",
  issuer: "https://moodle.example.edu",
  clientId: "abc",
  deploymentId: "1",
  authUrl: "https://moodle.example.edu/mod/lti/auth.php",
  tokenUrl: "https://moodle.example.edu/mod/lti/token.php",
  jwksUrl: "https://moodle.example.edu/mod/lti/certs.php",
  tokenAudience: "",
  pageOrigins: "https://lms.example.edu/course/view.php?id=1",
};
const formOf = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};

describe("an address that somebody typed", () => {
  it.each([
    ["http://moodle.example.edu/jwks", "https://"],
    ["https://127.0.0.1/jwks", "private"],
    // Other spellings of 127.0.0.1 and of the clouds' metadata service.
    ["https://2130706433/", "private"],
    ["https://0x7f.1/", "private"],
    ["https://[::ffff:169.254.169.254]/", "private"],
    ["https://169.254.169.254/latest/meta-data", "private"],
    ["https://[::1]/", "private"],
    ["https://localhost/", "private"],
    ["https://intranet/", "private"],
    ["https://db.internal/", "private"],
    ["https://me:secret@moodle.example.edu/", "name or password"],
    ["file:///etc/passwd", "https://"],
    ["javascript:alert(1)", "https://"],
    ["moodle", "not an address"],
  ])("is not asked: %s", async (address, words) => {
    expect(refusedAddress(address)).toContain(words);
    await expect(fetchOutside(address, {})).rejects.toThrow(words);
  });

  it("may be a host on the open network, over TLS", () => {
    expect(refusedAddress("https://moodle.example.edu/mod/lti/certs.php")).toBeNull();
  });

  it("is looked at again when its name is resolved: a good name may lead into a private network", async () => {
    // RFC 6761 names nothing that does so everywhere; a name of this machine's own does.
    await expect(fetchOutside("https://ip6-localhost.localdomain.test.invalid/", {})).rejects.toThrow(
      /no host|private/,
    );
  });
});

describe("a registration's form", () => {
  it("is read, its page addresses as origins", () => {
    expect(readPlatformForm(formOf(GOOD), { anyDeployment: false })).toMatchObject({
      kind: "read",
      facts: { issuer: GOOD.issuer, tokenAudience: null, pageOrigins: "https://lms.example.edu" },
    });
  });

  it.each([
    [{ jwksUrl: "https://10.0.0.1/jwks" }, "jwksUrl"],
    [{ tokenUrl: "http://moodle.example.edu/token" }, "tokenUrl"],
    [{ authUrl: "javascript:alert(1)" }, "authUrl"],
    [{ deploymentId: " " }, "deploymentId"],
    [{ issuer: "" }, "issuer"],
    [{ pageOrigins: "https://a.example; script-src *" }, "pageOrigins"],
  ])("names the field that is wrong: %j", (change, field) => {
    const read = readPlatformForm(formOf({ ...GOOD, ...change }), { anyDeployment: false });
    expect(read).toMatchObject({ kind: "wrong" });
    if (read.kind === "wrong") expect(Object.keys(read.errors)).toEqual([field]);
  });

  it("lets only an administrator leave the deployment open", () => {
    const open = formOf({ ...GOOD, deploymentId: "" });
    expect(readPlatformForm(open, { anyDeployment: true }).kind).toBe("read");
    expect(readPlatformForm(open, { anyDeployment: false }).kind).toBe("wrong");
  });
});
