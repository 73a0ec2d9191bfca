import type { Procedures, RosterClient } from "./roster-client.ts";
import { walk } from "./walk.ts";

/** The largest page that every list gives. */
const perPage = 100;

/** A walk through each list. Contacts are not counted: a walk does not need their number. */
export function iteratorsOf({
  contacts,
  duplicates,
  lists,
  tags,
  campaigns,
  conversations,
  audit,
}: Procedures): Iterators {
  return {
    iterateContacts: (input, options) =>
      walk(
        (place) => contacts.list.query({ perPage, ...input, count: "none", ...place }, options),
        (page) => page.contacts,
      ),
    iterateDuplicates: (input, options) =>
      walk(
        (place) => duplicates.list.query({ perPage, ...input, count: "none", ...place }, options),
        (page) => page.groups,
      ),
    iterateLists: (input, options) =>
      walk(
        (place) => lists.list.query({ perPage, ...input, ...place }, options),
        (page) => page.lists,
      ),
    iterateTags: (input, options) =>
      walk(
        (place) => tags.list.query({ perPage, ...input, ...place }, options),
        (page) => page.tags,
      ),
    iterateCampaigns: (input, options) =>
      walk(
        (place) => campaigns.list.query({ perPage, ...input, ...place }, options),
        (page) => page.campaigns,
      ),
    iterateConversations: (contactId, input, options) =>
      walk(
        (place) => conversations.list.query({ perPage, ...input, contactId, ...place }, options),
        (page) => page.conversations,
      ),
    iterateAudit: (input, options) =>
      walk(
        (place) => audit.list.query({ perPage, ...input, count: "none", ...place }, options),
        (page) => page.events,
      ),
    iterateMessages: (conversationId, input, options) =>
      walk(
        (place) => conversations.messages.query({ perPage, ...input, conversationId, ...place }, options),
        (page) => page.messages,
      ),
  };
}

type Iterators = Pick<RosterClient, Extract<keyof RosterClient, `iterate${string}`>>;
