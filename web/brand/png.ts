const scale = 2;
const shapes = 'rect, line, polyline, path, circle, text';

function number(element: Element, name: string): number {
  return Number(element.getAttribute(name) ?? 0);
}
function outline(element: Element): Path2D {
  const path = new Path2D();
  switch (element.tagName) {
    case 'rect':
      path.rect(number(element, 'x'), number(element, 'y'), number(element, 'width'), number(element, 'height'));
      return path;
    case 'line':
      path.moveTo(number(element, 'x1'), number(element, 'y1'));
      path.lineTo(number(element, 'x2'), number(element, 'y2'));
      return path;
    case 'circle':
      path.arc(number(element, 'cx'), number(element, 'cy'), number(element, 'r'), 0, Math.PI * 2);
      return path;
    case 'path':
      return new Path2D(element.getAttribute('d') ?? '');
    default: {
      const points = (element.getAttribute('points') ?? '').trim().split(/\s+/u);
      for (const point of points) {
        const [x = 0, y = 0] = point.split(',').map(Number);
        path.lineTo(x, y);
      }
      return path;
    }
  }
}
function drawText(context: CanvasRenderingContext2D, element: Element, style: CSSStyleDeclaration): void {
  context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  context.textAlign = style.textAnchor === 'end' ? 'right' : style.textAnchor === 'middle' ? 'center' : 'left';
  context.fillStyle = style.fill;
  context.fillText(element.textContent ?? '', number(element, 'x'), number(element, 'y'));
}

/**
 * The chart as the reader sees it, drawn shape by shape: the page's policy allows no image made from text, so the chart
 * cannot be handed to the browser as one. Undefined where there is no canvas.
 */
export async function chartPng(chart: SVGSVGElement): Promise<Blob | undefined> {
  const { width, height } = chart.getBoundingClientRect();
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width * scale);
  canvas.height = Math.ceil(height * scale);
  const context = canvas.getContext('2d');
  if (context === null) return undefined;
  context.scale(scale, scale);
  context.fillStyle = getComputedStyle(document.body).backgroundColor;
  context.fillRect(0, 0, width, height);
  for (const element of chart.querySelectorAll(shapes)) {
    const style = getComputedStyle(element);
    if (element.tagName === 'text') {
      drawText(context, element, style);
      continue;
    }
    const path = outline(element);
    if (style.fill !== 'none') {
      context.fillStyle = style.fill;
      context.fill(path);
    }
    if (style.stroke !== 'none') {
      context.strokeStyle = style.stroke;
      context.lineWidth = Number.parseFloat(style.strokeWidth);
      context.setLineDash(style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(/[\s,]+/u).map(Number.parseFloat));
      context.stroke(path);
    }
  }
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png'));
}
