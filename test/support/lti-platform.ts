import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import {
  calculateJwkThumbprint,
  createLocalJWKSet,
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  type JSONWebKeySet,
  type JWK,
  jwtVerify,
  type JWTPayload,
  SignJWT,
} from "jose";

const LTI = "https://purl.imsglobal.org/spec/lti/claim";
const AGS = "https://purl.imsglobal.org/spec/lti-ags";
const NRPS = "https://purl.imsglobal.org/spec/lti-nrps";
const DL = "https://purl.imsglobal.org/spec/lti-dl/claim";
const ROLE = "http://purl.imsglobal.org/vocab/lis/v2/membership";
export const INSTRUCTOR = [`${ROLE}#Instructor`];
export const LEARNER = [`${ROLE}#Learner`];
export const ASSISTANT = [`${ROLE}#Instructor`, `${ROLE}/Instructor#TeachingAssistant`];

/** Somebody who has an account at the platform. */
export interface PlatformUser {
  sub: string;
  name?: string;
  email?: string;
  roles: readonly string[];
  status?: "Active" | "Inactive";
}
export interface LineItem {
  id: string;
  label: string;
  scoreMaximum: number;
  resourceId?: string;
}
export interface PostedScore {
  lineItem: string;
  userId: string;
  scoreGiven?: number;
  scoreMaximum?: number;
  activityProgress: string;
  gradingProgress: string;
  timestamp: string;
}
export interface LaunchWish {
  user: PlatformUser;
  context?: { id: string; title: string } | null;
  custom?: Record<string, string>;
  /** Asks for a choice of assignments. */
  deepLinking?: { accept_multiple?: boolean; data?: string; accept_types?: string[] };
  claims?: JWTPayload;
  /** How its token is made, beside what is right. */
  sign?: (claims: JWTPayload, right: () => Promise<string>) => Promise<string>;
}

/** One answer that the platform gives instead of the right one. */
export type Trouble = { path: RegExp; status: number; times: number; headers?: Record<string, string> };

const PAGE = 2;

/**
 * A learning platform of our own that speaks LTI 1.3 over real HTTP: it signs tokens with keys that it publishes, gives
 * access tokens for assertions that the tool signed, and holds people, gradebook columns and scores.
 */
export class FakePlatform {
  readonly clientId = "headroom-client";
  readonly deploymentId = "deployment-1";
  users: PlatformUser[] = [];
  lineItems: LineItem[] = [];
  scores: PostedScore[] = [];
  troubles: Trouble[] = [];
  /** What it was asked, as method and path. */
  asked: string[] = [];
  /** Scopes that it lets the tool have. */
  scopes = [`${AGS}/scope/lineitem`, `${AGS}/scope/score`, `${NRPS}/scope/contextmembership.readonly`];
  private keys: { kid: string; publicJwk: JWK; privateKey: CryptoKey }[] = [];
  private tokens = new Map<string, string[]>();
  private wishes = new Map<string, LaunchWish>();
  private made = 0;

  private constructor(
    private readonly server: ReturnType<typeof createServer>,
    private readonly toolKeys: () => Promise<JSONWebKeySet>,
  ) {}

  static async start(toolKeys: () => Promise<JSONWebKeySet>): Promise<FakePlatform> {
    const server = createServer();
    const platform = new FakePlatform(server, toolKeys);
    await platform.rotateKeys();
    server.on("request", (req, res) => {
      platform.answer(req, res).catch((error: unknown) => res.writeHead(500).end(String(error)));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return platform;
  }

  stop = () => {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(resolve));
  };

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** As it is registered at the tool. */
  get facts() {
    return {
      name: "Fake LMS",
      issuer: this.url,
      clientId: this.clientId,
      deploymentId: this.deploymentId,
      authUrl: `${this.url}/auth`,
      tokenUrl: `${this.url}/token`,
      jwksUrl: `${this.url}/jwks`,
      tokenAudience: null,
      pageOrigins: "",
    };
  }

  /** Signs with a new key from now on, and publishes no other. */
  async rotateKeys(): Promise<void> {
    const { publicKey, privateKey } = await generateKeyPair("RS256", { extractable: true });
    const publicJwk = await exportJWK(publicKey);
    this.keys = [{ kid: await calculateJwkThumbprint(publicJwk), publicJwk, privateKey }];
  }

  get key() {
    const [key] = this.keys;
    if (!key) throw new Error("the platform has no key");
    return key;
  }

  /** Signs claims as this platform, with whatever key. */
  sign(claims: JWTPayload, key = this.key): Promise<string> {
    return new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: key.kid }).sign(key.privateKey);
  }

  /** What the platform sends to the tool's login address when somebody follows a link. */
  loginParameters(wish: LaunchWish, toolUrl: string): Record<string, string> {
    const hint = `hint-${(this.made += 1)}`;
    this.wishes.set(hint, wish);
    return {
      iss: this.url,
      login_hint: hint,
      target_link_uri: `${toolUrl}/lti/launch`,
      lti_message_hint: `message-${hint}`,
      client_id: this.clientId,
      lti_deployment_id: this.deploymentId,
    };
  }

  /** What the platform's authorisation endpoint posts to the tool, for the address that the tool sent the browser to. */
  async authorise(address: string): Promise<{ to: string; fields: Record<string, string> }> {
    const asked = new URL(address).searchParams;
    const required = {
      scope: "openid",
      response_type: "id_token",
      response_mode: "form_post",
      prompt: "none",
      client_id: this.clientId,
    };
    for (const [name, value] of Object.entries(required))
      if (asked.get(name) !== value) throw new Error(`the tool asked with ${name}=${asked.get(name)}`);
    const hint = asked.get("login_hint") ?? "";
    const wish = this.wishes.get(hint);
    if (!wish) throw new Error("nobody followed a link");
    if (asked.get("lti_message_hint") !== `message-${hint}`) throw new Error("the message hint was lost");
    const claims = { ...this.claims(wish, asked.get("nonce") ?? ""), ...wish.claims };
    const right = () => this.sign(claims);
    return {
      to: asked.get("redirect_uri") ?? "",
      fields: {
        id_token: await (wish.sign ? wish.sign(claims, right) : right()),
        state: asked.get("state") ?? "",
      },
    };
  }

  private claims(wish: LaunchWish, nonce: string): JWTPayload {
    const { user, context = { id: "course-42", title: "ML 101" }, custom = {}, deepLinking } = wish;
    const at = Math.floor(Date.now() / 1000);
    const base = context && `${this.url}/contexts/${context.id}`;
    return {
      iss: this.url,
      aud: this.clientId,
      sub: user.sub,
      exp: at + 300,
      iat: at,
      nonce,
      ...(user.name !== undefined && { name: user.name }),
      ...(user.email !== undefined && { email: user.email }),
      [`${LTI}/message_type`]: deepLinking ? "LtiDeepLinkingRequest" : "LtiResourceLinkRequest",
      [`${LTI}/version`]: "1.3.0",
      [`${LTI}/deployment_id`]: this.deploymentId,
      [`${LTI}/target_link_uri`]: "http://localhost:3000/lti/launch",
      [`${LTI}/roles`]: user.roles,
      [`${LTI}/custom`]: custom,
      ...(context && { [`${LTI}/context`]: context }),
      ...(deepLinking
        ? {
            [`${DL}/deep_linking_settings`]: {
              deep_link_return_url: `${this.url}/deep-link`,
              accept_types: ["ltiResourceLink"],
              accept_presentation_document_targets: ["iframe", "window"],
              ...deepLinking,
            },
          }
        : { [`${LTI}/resource_link`]: { id: "link-1" } }),
      ...(base && {
        [`${AGS}/claim/endpoint`]: {
          scope: this.scopes.filter((one) => one.startsWith(AGS)),
          lineitems: `${base}/lineitems?type=all`,
        },
        [`${NRPS}/claim/namesroleservice`]: {
          context_memberships_url: `${base}/members`,
          service_versions: ["2.0"],
        },
      }),
    };
  }

  private async answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = new URL(req.url ?? "/", this.url);
    this.asked.push(`${req.method} ${url.pathname}`);
    const trouble = this.troubles.find((one) => one.times > 0 && one.path.test(url.pathname));
    if (trouble) {
      trouble.times -= 1;
      res.writeHead(trouble.status, trouble.headers).end("trouble");
      return;
    }
    const say = (status: number, body: unknown, headers: Record<string, string> = {}) =>
      res.writeHead(status, { "Content-Type": "application/json", ...headers }).end(JSON.stringify(body));
    const text = await bodyOf(req);
    if (url.pathname === "/jwks")
      return void say(200, {
        keys: this.keys.map(({ kid, publicJwk }) => ({ ...publicJwk, kid, alg: "RS256", use: "sig" })),
      });
    if (url.pathname === "/token") return void (await this.giveToken(new URLSearchParams(text), say));
    if (url.pathname === "/auth") {
      const { to, fields } = await this.authorise(url.href);
      res
        .writeHead(200, { "Content-Type": "text/html" })
        .end(formTo(to, fields, req.headers["sec-fetch-dest"]));
      return;
    }
    if (url.pathname === "/deep-link") return void say(200, Object.fromEntries(new URLSearchParams(text)));
    const scopes = this.tokens.get(/^Bearer (.+)$/.exec(req.headers.authorization ?? "")?.[1] ?? "");
    if (!scopes) return void say(401, { error: "no token" });
    if (/\/members$/.test(url.pathname)) return void this.members(url, req, scopes, say);
    if (/\/lineitems/.test(url.pathname)) return void this.gradebook(url, req, text, scopes, say);
    say(404, {});
  }

  private async giveToken(form: URLSearchParams, say: Say): Promise<void> {
    const fail = (error: string) => say(400, { error });
    if (form.get("grant_type") !== "client_credentials") return fail("unsupported_grant_type");
    if (form.get("client_assertion_type") !== "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
      return fail("invalid_request");
    try {
      await jwtVerify(form.get("client_assertion") ?? "", createLocalJWKSet(await this.toolKeys()), {
        algorithms: ["RS256"],
        issuer: this.clientId,
        subject: this.clientId,
        audience: `${this.url}/token`,
        requiredClaims: ["jti", "exp", "iat"],
        maxTokenAge: "5m",
      });
    } catch (error) {
      return fail(`invalid_client: ${String(error)}`);
    }
    const scopes = (form.get("scope") ?? "").split(" ");
    if (!scopes.every((one) => this.scopes.includes(one))) return fail("invalid_scope");
    const token = `token-${(this.made += 1)}`;
    this.tokens.set(token, scopes);
    say(200, { access_token: token, token_type: "Bearer", expires_in: 3600, scope: scopes.join(" ") });
  }

  /** Tokens that it has given are good no longer. */
  forgetTokens(): void {
    this.tokens.clear();
  }

  private members(url: URL, req: IncomingMessage, scopes: string[], say: Say): void {
    if (!scopes.includes(`${NRPS}/scope/contextmembership.readonly`)) return void say(403, {});
    if (req.headers.accept !== "application/vnd.ims.lti-nrps.v2.membershipcontainer+json")
      return void say(406, {});
    const page = Number(url.searchParams.get("page") ?? 0);
    const rest = this.users.slice(page * PAGE);
    const next = `<${this.url}${url.pathname}?page=${page + 1}>; rel="next"`;
    say(
      200,
      {
        id: url.href,
        context: { id: "course-42" },
        members: rest
          .slice(0, PAGE)
          .map(({ sub, status = "Active", ...user }) => ({ user_id: sub, status, ...user })),
      },
      rest.length > PAGE ? { Link: next } : {},
    );
  }

  private gradebook(url: URL, req: IncomingMessage, text: string, scopes: string[], say: Say): void {
    const [, , , , id, isScores] = url.pathname.split("/");
    const needs = isScores ? "score" : "lineitem";
    if (!scopes.includes(`${AGS}/scope/${needs}`)) return void say(403, {});
    const address = (one: string) => `${this.url}/contexts/course-42/lineitems/${one}?type=all`;
    if (id === undefined && req.method === "GET") {
      const resource = url.searchParams.get("resource_id");
      const found = this.lineItems.filter((one) => resource === null || one.resourceId === resource);
      return void say(
        200,
        found.map((one) => ({ ...one, id: address(one.id) })),
      );
    }
    if (id === undefined && req.method === "POST") {
      if (req.headers["content-type"] !== "application/vnd.ims.lis.v2.lineitem+json")
        return void say(415, {});
      const made = { ...(JSON.parse(text) as LineItem), id: String((this.made += 1)) };
      this.lineItems.push(made);
      return void say(201, { ...made, id: address(made.id) });
    }
    const lineItem = this.lineItems.find((one) => one.id === id);
    if (!lineItem) return void say(404, {});
    if (!isScores || req.method !== "POST") return void say(200, { ...lineItem, id: address(lineItem.id) });
    if (req.headers["content-type"] !== "application/vnd.ims.lis.v1.score+json") return void say(415, {});
    const score = JSON.parse(text) as PostedScore;
    if (!this.users.some(({ sub }) => sub === score.userId)) return void say(422, { error: "no such user" });
    const last = this.scores.findLast((one) => one.userId === score.userId && one.lineItem === lineItem.id);
    // AGS 2.0, 3.4.4: a score must be newer than the one before.
    if (last && last.timestamp >= score.timestamp) return void say(409, {});
    if ((score.scoreGiven === undefined) !== (score.scoreMaximum === undefined)) return void say(400, {});
    this.scores.push({ ...score, lineItem: lineItem.id });
    say(204, {});
  }
}

type Say = (status: number, body: unknown, headers?: Record<string, string>) => void;

async function bodyOf(req: IncomingMessage): Promise<string> {
  let text = "";
  for await (const part of req) text += String(part);
  return text;
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

/** The page by which a platform posts a token through the browser. */
function formTo(to: string, fields: Record<string, string>, shownIn = ""): string {
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${escaped(value)}">`,
  );
  return `<!doctype html><title>Fake LMS ${shownIn}</title><form method="post" action="${escaped(to)}">${inputs.join("")}</form>
    <script>document.forms[0].submit()</script>`;
}
