// What is drawn when drawing itself went wrong. React offers this to classes only.
import { Trans, useLingui } from "@lingui/react/macro";
import { Component } from "react";
import type { ReactNode } from "react";
import { Button } from "../ui/Button";
import { ErrorBlock } from "../ui/ErrorBlock";

interface BoundaryProps {
  readonly children: ReactNode;
}

interface BoundaryState {
  readonly failure: { readonly words: string; readonly at: string } | undefined;
}

/** Draws its children; a fault among them becomes a block with "Restart the view". */
export class DrawingBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { failure: undefined };

  static getDerivedStateFromError(error: unknown): BoundaryState {
    return { failure: { words: error instanceof Error ? `${error.name}: ${error.message}` : String(error), at: new Date().toISOString() } };
  }

  override render() {
    const { failure } = this.state;
    if (!failure) return this.props.children;
    return <DrawingFailed {...failure} onRestart={() => this.setState({ failure: undefined })} />;
  }
}

function DrawingFailed({ words, at, onRestart }: { readonly words: string; readonly at: string; readonly onRestart: () => void }) {
  const { t } = useLingui();
  return (
    <div style={{ padding: "var(--space-6)" }}>
      <ErrorBlock
        testId="drawing-failed"
        happened={<Trans>Something in this app went wrong while drawing this page.</Trans>}
        fine={<Trans>Your changes are kept.</Trans>}
        now={<Trans>Restart the view; if it happens again, copy the details for support.</Trans>}
        details={[
          { name: t`What went wrong`, value: words },
          { name: t`Time`, value: at },
        ]}
        actions={
          <Button variant="primary" onPress={onRestart}>
            <Trans>Restart the view</Trans>
          </Button>
        }
      />
    </div>
  );
}
