import { router } from "../init.ts";
import { create } from "./create.ts";
import { deleteTag } from "./delete.ts";
import { list } from "./list.ts";
import { update } from "./update.ts";

export const tags = router({ list, create, update, delete: deleteTag });
