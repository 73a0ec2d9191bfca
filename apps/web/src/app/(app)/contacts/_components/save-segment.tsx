"use client";
import type { Segment } from "@roster/domain";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { refusalOf } from "../../../../components/refusal.ts";
import { useTRPC } from "../../../../trpc/client.tsx";
import { isSameList, keptOf, viewOf } from "../../segments/segment-view.ts";
import { useSegments, useSegmentsChanged } from "../../segments/use-segments.ts";
import { type ContactsView, isFiltered } from "../contacts-view.ts";
import { useMay } from "./allowed.tsx";
import { NewSegment } from "./new-segment.tsx";
import type { ChangeView } from "./use-view.ts";

interface SaveSegmentProps {
  view: ContactsView;
  change: ChangeView;
}

/** Keeps what the view narrows by as a segment, or in the segment that it began with; nothing where there is nothing to keep. */
export function SaveSegment({ view, change }: SaveSegmentProps) {
  const may = useMay();
  const segment = useSegments().find(({ uniqueId }) => uniqueId === view.segment);
  const isChanged = segment !== undefined && !isSameList(view, viewOf(segment));
  const [said, setSaid] = useState("");
  function made({ uniqueId, name }: Segment) {
    setSaid(`Saved as ${name}.`);
    change({ segment: uniqueId, page: view.page }, { isReplacing: true });
  }
  return (
    <>
      {isFiltered(view) && (isChanged || !segment) ? (
        <>
          {segment && (!segment.isShared || may("Share:Segment")) ? (
            <UpdateButton segment={segment} view={view} updated={() => setSaid(`${segment.name} is updated.`)} />
          ) : null}
          <NewSegment title={segment ? "Save as new" : "Save as segment"} kept={keptOf(view)} made={made} />
        </>
      ) : null}
      <span aria-live="polite" className="sr-only">
        {said}
      </span>
    </>
  );
}

function UpdateButton({ segment, view, updated }: { segment: Segment; view: ContactsView; updated: () => void }) {
  const changed = useSegmentsChanged();
  const onSuccess = async () => {
    await changed();
    updated();
  };
  const update = useMutation(useTRPC().segments.update.mutationOptions({ onSuccess }));
  const { uniqueId, name } = segment;
  return (
    <>
      <button
        type="button"
        className="button"
        disabled={update.isPending}
        onClick={() => update.mutate({ uniqueId, ...keptOf(view) })}
      >
        Update segment<span className="sr-only">: {name}</span>
      </button>
      {update.error ? (
        <p role="alert" className="text-danger">
          {refusalOf(update.error)}
        </p>
      ) : null}
    </>
  );
}
