import { limits } from "@roster/domain/limits";
import { Field } from "./field.tsx";

export function NewPasswordField({ label = "New password" }: { label?: string }) {
  return (
    <Field
      label={label}
      type="password"
      name="newPassword"
      autoComplete="new-password"
      minLength={limits.passwordMinimumCharacters}
      maxLength={limits.passwordCharacters}
      hint={`${limits.passwordMinimumCharacters} characters or more`}
      required
    />
  );
}
