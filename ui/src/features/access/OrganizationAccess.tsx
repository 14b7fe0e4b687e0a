// The way into the matrix from the panel of an organization.
import { Trans } from "@lingui/react/macro";
import { Button } from "../../ui/Button";

/** `organization-access`. */
export function OrganizationAccess({ onPress }: { readonly onPress: () => void }) {
  return (
    <Button testId="organization-access" onPress={onPress}>
      <Trans>Show access</Trans>
    </Button>
  );
}
