import {
  type Checker,
  NodeBuilderFlags,
  SymbolFlags,
  type Type,
  TypeFlags,
  type Symbol as TypeName,
} from "typescript/unstable/sync";

/** What the contract calls the types of other packages. */
const ourNames = { JSONType: "Json", CountryCode: "Region" };

const everywhere = NodeBuilderFlags.NoTruncation | NodeBuilderFlags.UseAliasDefinedOutsideCurrentScope;

interface NamedType {
  symbol: TypeName;
  type: Type;
  /** All that the name stands for. */
  text: string;
}

/**
 * Declares types by what they are, with no word of where they come from: objects as interfaces, and by its name whatever of
 * these types is in another one.
 */
export function plainDeclarations(checker: Checker, symbols: readonly TypeName[]): string[] {
  const named = symbols.map((symbol): NamedType => {
    const type = checker.getDeclaredTypeOfSymbol(symbol);
    return { symbol, type, text: textOf(checker, type, NodeBuilderFlags.InTypeAlias) };
  });
  // The longest first: it may have others in it.
  const known = named.toSorted((a, b) => b.text.length - a.text.length);
  return named.map((each) => `${commentOf(checker, each.symbol)}export ${declarationOf(checker, each, known)}`);
}

function declarationOf(checker: Checker, { symbol, type, text }: NamedType, known: readonly NamedType[]): string {
  const isInterface = type.isObjectType() && checker.getIndexInfosOfType(type).length === 0;
  if (isInterface) return `interface ${symbol.name} {\n${membersOf(checker, type, known)}\n}`;
  const parts = type.isUnionType() ? type.getTypes() : [];
  const isOfObjects = parts.length > 0 && parts.every((part) => part.flags & (TypeFlags.Object | TypeFlags.Undefined));
  if (!isOfObjects) return `type ${symbol.name} = ${text};`;
  const others = known.filter((other) => other.symbol !== symbol);
  return `type ${symbol.name} =${unionOf(checker, parts, others)
    .map((part) => `\n\t| ${part}`)
    .join("")};`;
}

function membersOf(checker: Checker, type: Type, known: readonly NamedType[]): string {
  const members = checker.getPropertiesOfType(type).map((member) => {
    const mark = member.flags & SymbolFlags.Optional ? "?" : "";
    const text = withNames(textOf(checker, checker.getTypeOfSymbol(member) as Type), known);
    return `${commentOf(checker, member)}${member.name}${mark}: ${text};`;
  });
  return members.join("\n").replaceAll(/^/gm, "\t");
}

/** The parts of a union, those that are another named union together. */
function unionOf(checker: Checker, parts: readonly Type[], others: readonly NamedType[]): string[] {
  const left = new Map(parts.map((part) => [part.id, part]));
  const names: string[] = [];
  for (const { symbol, type } of others) {
    const inner = type.isUnionType() ? type.getTypes() : [];
    if (inner.length === 0 || !inner.every(({ id }) => left.has(id))) continue;
    names.push(symbol.name);
    for (const { id } of inner) left.delete(id);
  }
  return [...names, ...left.values().map((part) => withNames(textOf(checker, part), others))];
}

function textOf(checker: Checker, type: Type, flags = 0): string {
  return Object.entries(ourNames).reduce(
    (text, [theirs, ours]) => text.replaceAll(new RegExp(`\\b${theirs}\\b`, "g"), ours),
    checker.typeToString(type, undefined, everywhere | flags),
  );
}

function withNames(text: string, known: readonly NamedType[]): string {
  return known
    .reduce((shorter, { symbol, text: whole }) => shorter.replaceAll(whole, symbol.name), text)
    .replaceAll(/\((\w+)\)\[\]/g, "$1[]");
}

function commentOf(checker: Checker, symbol: TypeName): string {
  const lines = checker.getDocumentationCommentOfSymbol(symbol).split("\n").filter(Boolean);
  if (lines.length > 1) return `/**\n${lines.map((line) => ` * ${line}\n`).join("")} */\n`;
  return lines.length === 0 ? "" : `/** ${lines[0]} */\n`;
}
