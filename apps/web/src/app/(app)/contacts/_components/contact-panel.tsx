"use client";
import type { Contact } from "@roster/domain";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Chips } from "../../../../components/chips.tsx";
import { Failure } from "../../../../components/failure.tsx";
import { Moment } from "../../../../components/moment.tsx";
import { StatusBadge } from "../../../../components/status-badge.tsx";
import { useTRPC } from "../../../../trpc/client.tsx";
import { Activity } from "./activity.tsx";
import { useMay } from "./allowed.tsx";
import { AttributeTable } from "./attribute-table.tsx";
import { ContactEditor } from "./contact-editor.tsx";
import { ConversationThread } from "./conversation-thread.tsx";
import { DeleteButton } from "./delete-button.tsx";
import { PossibleDuplicates } from "./possible-duplicates.tsx";
import { SidePanel } from "./side-panel.tsx";
import type { Step } from "./use-row-keys.ts";

interface ContactPanelProps {
  uniqueId: string;
  /** Its name takes the focus, to be changed. */
  isEdited: boolean;
  step: Step;
  close: () => void;
  deleted: (uniqueId: string) => void;
}

/** One contact beside the list. */
export function ContactPanel({ uniqueId, isEdited, step, close, deleted }: ContactPanelProps) {
  const trpc = useTRPC();
  const may = useMay();
  const contact = useQuery(trpc.contacts.get.queryOptions({ uniqueId }));
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <SidePanel
      label="Contact"
      opener={`contact-${uniqueId}`}
      close={close}
      actions={
        <>
          <StepButton label="Previous contact" sign="↑" keys="k" go={step.previous} />
          <StepButton label="Next contact" sign="↓" keys="j" go={step.next} />
          <span className="flex-1" />
          {contact.data && may("Delete:Contact") ? (
            <DeleteButton uniqueId={uniqueId} deleted={deleted} refused={setProblem} />
          ) : null}
        </>
      }
      focus={isEdited && contact.data ? "input" : null}
    >
      {problem ? (
        <p role="alert" className="px-4 pb-2 text-danger">
          {problem}
        </p>
      ) : null}
      {contact.data ? <ContactDetails contact={contact.data} /> : null}
      {contact.isPending ? <p className="px-4 text-muted">Loading…</p> : null}
      {contact.isError ? <Failure error={contact.error} retry={contact.refetch} /> : null}
    </SidePanel>
  );
}

interface StepButtonProps {
  label: string;
  sign: string;
  keys: string;
  go: (() => void) | null;
}

function StepButton({ label, sign, keys, go }: StepButtonProps) {
  return (
    <button
      type="button"
      className="icon-button size-8"
      aria-label={label}
      aria-keyshortcuts={keys}
      title={label}
      disabled={go === null}
      onClick={() => go?.()}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}

function ContactDetails({ contact }: { contact: Contact }) {
  const may = useMay();
  const { conversations } = contact;
  const mayChange = may("Update:Contact");
  return (
    <div className="grid gap-6 px-4 pb-8">
      <div>
        <h2 className="text-lg font-semibold break-words" dir="auto">
          {contact.name}
        </h2>
        {mayChange ? null : <p className="tabular-nums">{contact.phone}</p>}
        <PossibleDuplicates contactId={contact.uniqueId} />
      </div>
      {mayChange ? <ContactEditor contact={contact} /> : <ContactFacts contact={contact} />}
      <dl className="grid grid-cols-[7rem_1fr] gap-y-2">
        <Term title="Last message">
          <Moment at={contact.lastMessageAt} />
        </Term>
        <Term title="Created">
          <Moment at={contact.createdAt} />
        </Term>
        <Term title="Updated">
          <Moment at={contact.updatedAt} />
        </Term>
      </dl>
      {may("Get:AuditLog") ? <Activity uniqueId={contact.uniqueId} /> : null}
      {conversations ? (
        <section aria-labelledby="conversations-title" className="grid gap-4">
          <h3 id="conversations-title" className="font-semibold">
            Conversations
          </h3>
          {conversations.length === 0 ? <p className="text-muted">There are none yet.</p> : null}
          {conversations.map((conversation) => (
            <ConversationThread key={conversation.uniqueId} conversation={conversation} />
          ))}
        </section>
      ) : null}
    </div>
  );
}

/** What can be changed of a contact, for who may not. Lists and tags are absent where they may not be seen. */
function ContactFacts({ contact: { status, lists, tags, attributes } }: { contact: Contact }) {
  return (
    <>
      <dl className="grid grid-cols-[7rem_1fr] gap-y-2">
        <Term title="Status">
          <StatusBadge status={status} />
        </Term>
        {lists ? (
          <Term title="Lists">
            <Chips labels={lists.map((list) => list.name)} most={lists.length} />
          </Term>
        ) : null}
        {tags ? (
          <Term title="Tags">
            <Chips labels={tags.map((tag) => tag.label)} most={tags.length} />
          </Term>
        ) : null}
      </dl>
      <AttributeTable attributes={attributes} />
    </>
  );
}

function Term({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-muted">{title}</dt>
      <dd className="min-w-0 [&>span]:flex-wrap">{children}</dd>
    </>
  );
}
