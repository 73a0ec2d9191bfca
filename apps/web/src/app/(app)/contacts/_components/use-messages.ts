"use client";
import type { Conversation, Message } from "@roster/domain";
import { limits } from "@roster/domain/limits";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "../../../../trpc/client.tsx";
import { pagesByCursor } from "../../../../trpc/pages-by-cursor.ts";

const messagesAtOnce = 30;

/** The messages of a conversation, the oldest first: those that came with the contact, and older ones when they are asked for. */
export function useMessages({ uniqueId, messages: newest = [] }: Conversation) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const input = { conversationId: uniqueId, perPage: messagesAtOnce };
  const [isAsked, setIsAsked] = useState(false);
  const { data, error, isFetching, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    ...pagesByCursor(trpc.conversations.messages.infiniteQueryKey(input), (place) =>
      client.conversations.messages.query({ ...input, ...place }),
    ),
    enabled: isAsked,
  });
  const older = data?.pages.flatMap((page) => page.messages) ?? [];
  return {
    messages: oldestFirst([...newest, ...older]),
    mayHaveOlder: data ? hasNextPage : newest.length >= limits.messagesShown,
    isLoading: isFetching,
    error,
    loadOlder() {
      if (!isAsked) setIsAsked(true);
      else if (error && !data) void refetch();
      else void fetchNextPage();
    },
  };
}

/** What came twice is there once, as it came first. Ids are in the order of time. */
function oldestFirst(messages: readonly Message[]): Message[] {
  const byId = new Map(messages.toReversed().map((message) => [message.uniqueId, message]));
  return [...byId.values()].sort((a, b) => (a.uniqueId < b.uniqueId ? -1 : 1));
}
