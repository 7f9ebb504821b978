import { Form } from "@remix-run/react";
import { Button } from "~/components/button.tsx";
import { TextField } from "~/components/field.tsx";

interface PlatformFormProps {
  typed: Partial<Record<string, string>>;
  errors: Partial<Record<string, string>>;
  /** Whether the deployment may be left open. */
  anyDeployment: boolean;
}

/** What a platform says of itself, typed off its page of the tool. */
export function PlatformForm({ typed, errors, anyDeployment }: PlatformFormProps) {
  const field = (name: string, label: string, more: { hint?: string; required?: boolean; type?: string }) => (
    <TextField
      label={label}
      name={name}
      defaultValue={typed[name] ?? ""}
      error={errors[name]}
      maxLength={1000}
      autoComplete="off"
      spellCheck={false}
      {...more}
    />
  );
  const must = { required: true };
  return (
    <Form method="post" className="stack gap-4" aria-label="Register a platform" noValidate>
      <div className="grid gap-4 md:grid-cols-2 items-start">
        {field("name", "Name", { ...must, hint: "As people see it: Canvas, Moodle." })}
        {field("issuer", "Issuer", {
          ...must,
          hint: "Canvas: https://canvas.instructure.com. Moodle: the site’s address (platform ID).",
        })}
        {field("clientId", "Client ID", must)}
        {field("deploymentId", anyDeployment ? "Deployment ID (optional)" : "Deployment ID", {
          required: !anyDeployment,
          ...(anyDeployment && { hint: "Empty: every deployment of this client ID." }),
        })}
        {field("authUrl", "Authentication request URL", {
          ...must,
          type: "url",
          hint: "Moodle: …/mod/lti/auth.php. Canvas: https://sso.canvaslms.com/api/lti/authorize_redirect",
        })}
        {field("tokenUrl", "Access token URL", {
          ...must,
          type: "url",
          hint: "Moodle: …/mod/lti/token.php. Canvas: https://sso.canvaslms.com/login/oauth2/token",
        })}
        {field("jwksUrl", "Public keyset URL", {
          ...must,
          type: "url",
          hint: "Moodle: …/mod/lti/certs.php. Canvas: https://sso.canvaslms.com/api/lti/security/jwks",
        })}
        {field("pageOrigins", "Addresses of its pages (optional)", {
          hint: "Where people use it, if that is elsewhere: https://school.instructure.com",
        })}
        {field("tokenAudience", "Audience of token requests (optional)", {
          hint: "Only where the platform names one, as Brightspace does.",
        })}
      </div>
      <div>
        <Button type="submit" look="primary" name="intent" value="register">
          Register it
        </Button>
      </div>
    </Form>
  );
}
