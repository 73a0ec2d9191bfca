"use client";
import type { Segment, SegmentCount } from "@roster/domain";
import { limits } from "@roster/domain/limits";
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { ConfirmButton } from "../../../../components/confirm-button.tsx";
import { useFormat } from "../../../../components/format-provider.tsx";
import { Moment } from "../../../../components/moment.tsx";
import { refusalOf } from "../../../../components/refusal.ts";
import { RenameForm } from "../../../../components/rename-form.tsx";
import { useTRPC } from "../../../../trpc/client.tsx";
import { useMay } from "../../contacts/_components/allowed.tsx";
import { viewHref } from "../../contacts/contacts-view.ts";
import { countText, viewOf } from "../segment-view.ts";
import { useSegmentsChanged } from "../use-segments.ts";

interface SegmentRowProps {
  segment: Segment;
  count: SegmentCount | undefined;
  isOwn: boolean;
}

export function SegmentRow({ segment, count, isOwn }: SegmentRowProps) {
  const trpc = useTRPC();
  const may = useMay();
  const { number } = useFormat();
  const changed = useSegmentsChanged();
  const [isRenaming, setIsRenaming] = useState(false);
  const { uniqueId, name, isShared, owner, updatedAt } = segment;
  const onSuccess = async () => {
    await changed();
    setIsRenaming(false);
  };
  const update = useMutation(trpc.segments.update.mutationOptions({ onSuccess }));
  const remove = useMutation(trpc.segments.delete.mutationOptions({ onSuccess: changed }));
  const mayShare = may("Share:Segment");
  const mayChange = !isShared || mayShare;
  const isBusy = update.isPending || remove.isPending;
  const error = update.error ?? remove.error;
  return (
    <tr className="border-b border-line [&>td]:px-3 [&>td]:py-2">
      <td className="w-1/3">
        {isRenaming ? (
          <RenameForm
            label={`Name of ${name}`}
            value={name}
            maxLength={limits.segmentNameCharacters}
            isSaving={update.isPending}
            problem={update.error ? refusalOf(update.error, "name") : null}
            save={(wanted) => update.mutate({ uniqueId, name: wanted })}
            close={() => {
              update.reset();
              setIsRenaming(false);
            }}
          />
        ) : (
          <Link
            href={viewHref(viewOf(segment))}
            prefetch={false}
            dir="auto"
            className="font-medium break-words hover:underline"
          >
            {name}
          </Link>
        )}
        {error && !isRenaming ? (
          <p role="alert" className="text-danger">
            {refusalOf(error)}
          </p>
        ) : null}
      </td>
      <td>{isShared ? "Everybody" : "Only you"}</td>
      <td dir="auto">{isOwn ? "You" : (owner?.name ?? <span className="text-muted">nobody</span>)}</td>
      <td className="tabular-nums">{count ? countText(count, number) : ""}</td>
      <td>
        <Moment at={updatedAt} />
      </td>
      <td className="w-72 text-end">
        <span className="inline-flex flex-wrap justify-end gap-2">
          {mayChange && !isRenaming ? (
            <button type="button" className="button" aria-label={`Rename: ${name}`} onClick={() => setIsRenaming(true)}>
              Rename
            </button>
          ) : null}
          {mayShare && (!isShared || isOwn) ? (
            <button
              type="button"
              className="button"
              aria-label={`${isShared ? "Stop sharing" : "Share"}: ${name}`}
              disabled={isBusy}
              onClick={() => update.mutate({ uniqueId, isShared: !isShared })}
            >
              {isShared ? "Stop sharing" : "Share"}
            </button>
          ) : null}
          {mayChange ? (
            <ConfirmButton
              label="Delete"
              sure="Yes, delete"
              of={name}
              question={isShared ? "It goes for everybody. Its contacts stay." : "Its contacts stay."}
              isDisabled={isBusy}
              confirm={() => remove.mutate({ uniqueId })}
            />
          ) : null}
        </span>
      </td>
    </tr>
  );
}
