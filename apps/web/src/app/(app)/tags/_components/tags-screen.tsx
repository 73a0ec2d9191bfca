"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTRPC } from "../../../../trpc/client.tsx";
import { DirectoryFrame } from "../../_components/directory-frame.tsx";
import { useDirectoryView } from "../../_components/use-directory-view.ts";
import { useMay } from "../../contacts/_components/allowed.tsx";
import { directoryInput } from "../../directory-view.ts";
import { NewTag } from "./new-tag.tsx";
import { TagsTable } from "./tags-table.tsx";

export function TagsScreen() {
  const trpc = useTRPC();
  const may = useMay();
  const shown = useDirectoryView("/tags");
  const { tags, paginationMeta } = useSuspenseQuery(trpc.tags.list.queryOptions(directoryInput(shown.view))).data;
  return (
    <DirectoryFrame
      path="/tags"
      title="Tags"
      meta={paginationMeta}
      action={may("Create:Tag") ? <NewTag /> : null}
      {...shown}
    >
      <TagsTable tags={tags} />
    </DirectoryFrame>
  );
}
