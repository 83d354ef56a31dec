/**
 * Lets the kit's styles pass a strict policy. It must load before anything that writes a style: some parts of the
 * kit forget the nonce, and others write style attributes.
 */
const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';

const create = document.createElement.bind(document);
document.createElement = ((tag: string, options?: ElementCreationOptions) => {
  const element = create(tag, options);
  if (nonce && tag.toLowerCase() === 'style') element.nonce = nonce;
  return element;
}) as typeof document.createElement;

const setAttribute = Element.prototype.setAttribute;
Element.prototype.setAttribute = function (name: string, value: string) {
  if (name === 'style' && 'style' in this) (this as HTMLElement).style.cssText = value;
  else setAttribute.call(this, name, value);
};

export { nonce };
