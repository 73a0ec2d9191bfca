import { router } from "../init.ts";
import { accept } from "./accept.ts";
import { create } from "./create.ts";
import { deleteInvitation } from "./delete.ts";
import { list } from "./list.ts";
import { look } from "./look.ts";

export const invitations = router({ list, create, delete: deleteInvitation, look, accept });
