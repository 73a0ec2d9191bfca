import { AccountEntity } from "./account.entity.ts";
import { ApiKeyEntity } from "./api-key.entity.ts";
import { AuditEventEntity } from "./audit-event.entity.ts";
import { BulkItemEntity } from "./bulk-item.entity.ts";
import { BulkJobEntity } from "./bulk-job.entity.ts";
import { CampaignEntity } from "./campaign.entity.ts";
import { CampaignListEntity } from "./campaign-list.entity.ts";
import { ChangeNoticeEntity } from "./change-notice.entity.ts";
import { ContactEntity } from "./contact.entity.ts";
import { ContactActivityEntity } from "./contact-activity.entity.ts";
import { ContactListEntity } from "./contact-list.entity.ts";
import { ContactListMemberEntity } from "./contact-list-member.entity.ts";
import { ContactListTagEntity } from "./contact-list-tag.entity.ts";
import { ContactMergeEntity } from "./contact-merge.entity.ts";
import { ContactTagEntity } from "./contact-tag.entity.ts";
import { ContactTombstoneEntity } from "./contact-tombstone.entity.ts";
import { ConversationEntity } from "./conversation.entity.ts";
import { DirectoryCountDeltaEntity, DirectoryCountEntity } from "./directory-count.entity.ts";
import { DuplicateDismissalEntity } from "./duplicate-dismissal.entity.ts";
import { IdempotencyKeyEntity } from "./idempotency-key.entity.ts";
import { ImportJobEntity } from "./import-job.entity.ts";
import { ImportRowEntity } from "./import-row.entity.ts";
import { InvitationEntity } from "./invitation.entity.ts";
import { MessageEntity } from "./message.entity.ts";
import { OrganizationEntity } from "./organization.entity.ts";
import { OrganizationMemberEntity } from "./organization-member.entity.ts";
import { OrganizationRoleEntity } from "./organization-role.entity.ts";
import { SegmentEntity } from "./segment.entity.ts";
import { SessionEntity } from "./session.entity.ts";
import { TagEntity } from "./tag.entity.ts";
import { UserEntity } from "./user.entity.ts";
import { VerificationEntity } from "./verification.entity.ts";

/** Every entity, listed: a glob would see nothing in a bundle. */
export const entities = [
  AccountEntity,
  ApiKeyEntity,
  AuditEventEntity,
  BulkItemEntity,
  BulkJobEntity,
  CampaignListEntity,
  CampaignEntity,
  ChangeNoticeEntity,
  ContactActivityEntity,
  ContactListMemberEntity,
  ContactListTagEntity,
  ContactListEntity,
  ContactMergeEntity,
  ContactTagEntity,
  ContactTombstoneEntity,
  ContactEntity,
  ConversationEntity,
  DirectoryCountDeltaEntity,
  DirectoryCountEntity,
  DuplicateDismissalEntity,
  IdempotencyKeyEntity,
  ImportJobEntity,
  ImportRowEntity,
  InvitationEntity,
  MessageEntity,
  OrganizationMemberEntity,
  OrganizationEntity,
  OrganizationRoleEntity,
  SegmentEntity,
  SessionEntity,
  TagEntity,
  UserEntity,
  VerificationEntity,
];
