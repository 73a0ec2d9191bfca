import { router } from "../init.ts";
import { attributes } from "./attributes.ts";
import { bulk } from "./bulk.ts";
import { create } from "./create.ts";
import { createMany } from "./create-many.ts";
import { deleteContact } from "./delete.ts";
import { deleteMany } from "./delete-many.ts";
import { exportFile } from "./export.ts";
import { exportRejected } from "./export-rejected.ts";
import { get } from "./get.ts";
import { getBulk } from "./get-bulk.ts";
import { getImport } from "./get-import.ts";
import { importContacts } from "./import.ts";
import { list } from "./list.ts";
import { listImports } from "./list-imports.ts";
import { merge } from "./merge.ts";
import { previewImport } from "./preview-import.ts";
import { replace } from "./replace.ts";
import { restore } from "./restore.ts";
import { startImport } from "./start-import.ts";
import { undoBulk, undoChange } from "./undo-bulk.ts";
import { unmerge } from "./unmerge.ts";
import { update } from "./update.ts";
import { watchImport } from "./watch-import.ts";

export const contacts = router({
  list,
  get,
  attributes,
  create,
  createMany,
  update,
  replace,
  delete: deleteContact,
  deleteMany,
  restore,
  merge,
  unmerge,
  bulk,
  getBulk,
  undoBulk,
  undoChange,
  import: importContacts,
  previewImport,
  startImport,
  watchImport,
  getImport,
  listImports,
  exportRejected,
  export: exportFile,
});
