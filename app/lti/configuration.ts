import { SCOPE } from "./claims.ts";

export interface ToolAddresses {
  login: string;
  launch: string;
  keys: string;
  configuration: string;
}

export const toolAddresses = (origin: string): ToolAddresses => ({
  login: `${origin}/lti/login`,
  launch: `${origin}/lti/launch`,
  keys: `${origin}/lti/jwks`,
  configuration: `${origin}/lti/config`,
});

const TITLE = "Headroom";
const DESCRIPTION = "System design interviews, practised and graded.";

/**
 * This tool as Canvas reads it for a developer key ("Paste JSON" or "Enter URL"):
 * https://canvas.instructure.com/doc/api/file.lti_dev_key_config.html. Other platforms take the same addresses by hand.
 */
export function toolConfiguration(origin: string) {
  const { login, launch, keys } = toolAddresses(origin);
  const placement = (name: string, message: "LtiDeepLinkingRequest" | "LtiResourceLinkRequest") => ({
    placement: name,
    message_type: message,
    target_link_uri: launch,
    text: TITLE,
    enabled: true,
    ...(name === "course_navigation" && { default: "disabled", windowTarget: "_blank" }),
  });
  return {
    title: TITLE,
    description: DESCRIPTION,
    oidc_initiation_url: login,
    target_link_uri: launch,
    redirect_uris: [launch],
    public_jwk_url: keys,
    scopes: Object.values(SCOPE),
    claims: ["sub", "name", "given_name", "family_name", "email"],
    extensions: [
      {
        platform: "canvas.instructure.com",
        domain: new URL(origin).host,
        tool_id: "headroom",
        privacy_level: "public",
        settings: {
          text: TITLE,
          placements: [
            placement("assignment_selection", "LtiDeepLinkingRequest"),
            placement("link_selection", "LtiDeepLinkingRequest"),
            placement("course_navigation", "LtiResourceLinkRequest"),
          ],
        },
      },
    ],
  };
}
