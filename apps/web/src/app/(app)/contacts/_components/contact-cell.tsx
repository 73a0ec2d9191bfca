import type { Contact, ContactColumn } from "@roster/domain";
import { Chips } from "../../../../components/chips.tsx";
import { Moment } from "../../../../components/moment.tsx";
import { StatusBadge } from "../../../../components/status-badge.tsx";
import { attributeOf } from "../columns.ts";
import { attributeText } from "../contact-edit.ts";

/** What a column shows of a contact. */
export function ContactCell({ contact, column }: { contact: Contact; column: ContactColumn }) {
  switch (column) {
    case "phone":
      return (
        <span dir="ltr" className="tabular-nums">
          {contact.phone}
        </span>
      );
    case "status":
      return <StatusBadge status={contact.status} />;
    case "lists":
      return <Chips labels={(contact.lists ?? []).map((list) => list.name)} />;
    case "tags":
      return <Chips labels={(contact.tags ?? []).map((tag) => tag.label)} />;
    case "lastMessageAt":
    case "createdAt":
    case "updatedAt":
      return <Moment at={contact[column]} />;
    default: {
      const key = attributeOf(column);
      if (key === null || !Object.hasOwn(contact.attributes, key)) return null;
      return <span dir="auto">{attributeText(contact.attributes[key])}</span>;
    }
  }
}
